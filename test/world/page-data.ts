import type { Patch } from '../../miniprogram/stores/painting/patch'

type Branch = Record<string, unknown>

/** A page's data, with values set by path like setData. */
export class PageData {
  private readonly root: Branch = {}

  /** Applies a copy, made with JSON as on the platform. */
  apply(patch: Patch): void {
    const copy = JSON.parse(JSON.stringify(patch)) as Patch
    for (const [path, value] of Object.entries(copy)) this.set(stepsOf(path), value)
  }

  get(name: string): unknown {
    return this.root[name]
  }

  private set(steps: string[], value: unknown): void {
    const last = steps.pop()!
    let branch = this.root
    for (const step of steps) {
      const next = branch[step]
      if (typeof next !== 'object' || next === null) throw new Error(`${step}: nothing to patch`)
      branch = next as Branch
    }
    branch[last] = value
  }
}

/** `chunks[3].rows[12]` → chunks, 3, rows, 12. */
const stepsOf = (path: string): string[] => path.match(/[^.[\]]+/g) ?? []
