import type { Storage } from '../../platform/ports'

/** Values of another version are as good as absent. */
const VERSION = 1

interface Kept {
  v: number
  value: unknown
}

/** Says whether a kept value is what it should be; the phone's storage is outside. */
export type Check<T> = (value: unknown) => value is T

/** One part of what the phone keeps: whatever is broken or of another version is simply not there. */
export class Shelf {
  constructor(
    private readonly storage: Storage,
    private readonly prefix: string
  ) {}

  shelf(name: string): Shelf {
    return new Shelf(this.storage, `${this.prefix}${name}/`)
  }

  get<T>(name: string, check: Check<T>): T | undefined {
    try {
      const kept = this.storage.get(this.prefix + name)
      return isKept(kept) && kept.v === VERSION && check(kept.value) ? kept.value : undefined
    } catch {
      return undefined // what cannot be read is not there
    }
  }

  /** Whatever stands there, of any version; undefined where that is nothing or cannot be read. */
  raw(name: string): unknown {
    try {
      const kept = this.storage.get(this.prefix + name)
      return isKept(kept) ? kept.value : kept
    } catch {
      return undefined // what cannot be read is not there
    }
  }

  /** False where the phone has no room for it; what stood there before still stands. */
  set(name: string, value: unknown): boolean {
    const kept: Kept = { v: VERSION, value }
    try {
      this.storage.set(this.prefix + name, kept)
      return true
    } catch {
      return false // the quota; the caller decides what must go
    }
  }

  /** What the phone does not let go of is found again at the next start. */
  remove(name: string): void {
    try {
      this.storage.remove(this.prefix + name)
    } catch {
      return
    }
  }

  /** Names in order. */
  names(): string[] {
    return this.keys()
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length))
      .sort()
  }

  private keys(): string[] {
    try {
      return this.storage.keys()
    } catch {
      return [] // found again at the next start
    }
  }

  clear(): void {
    for (const name of this.names()) this.remove(name)
  }
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'v' in value && 'value' in value
}
