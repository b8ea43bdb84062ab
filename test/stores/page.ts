import type { MessageRow } from '../../miniprogram/stores/chat/message-row'
import type { Patch } from '../../miniprogram/stores/painting/patch'

interface Chunk {
  id: string
  rows: MessageRow[]
}

/** A page's data, changed by setData as on the platform, and the cost of the calls. */
export class FakePage {
  data: Record<string, unknown> = {}
  readonly calls: number[] = []

  setData(patch: Patch): void {
    const sent = JSON.stringify(patch)
    this.calls.push(Buffer.byteLength(sent))
    for (const [path, value] of Object.entries(JSON.parse(sent) as Patch)) this.put(path, value)
  }

  get rows(): MessageRow[] {
    return ((this.data['chunks'] ?? []) as Chunk[]).flatMap(({ rows }) => rows)
  }

  /** The lines that a user would read. */
  get texts(): string[] {
    return this.rows.filter(({ kind }) => kind !== 'time').map(readAloud)
  }

  private put(path: string, value: unknown): void {
    const names = path.split(/[.[\]]+/).filter((name) => name !== '')
    const last = names.pop()!
    let holder = this.data
    for (const name of names) {
      if (!(name in holder)) throw new Error(`nothing stands at ${path}`)
      holder = holder[name] as Record<string, unknown>
    }
    holder[last] = value
  }
}

function readAloud(row: MessageRow): string {
  if (!('isMine' in row)) return `-- ${row.text}`
  return row.isMine ? `me: ${row.text} (${row.delivery})` : row.text
}
