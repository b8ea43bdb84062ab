import type { MessageRow } from './message-row'
import type { Patch } from './patch'
import { patchRows } from './patches'
import type { Range } from './row-window'

/** So many empty chunks stand ready above the first, for older rows to be filled in by path. */
const RESERVE = 8
/** A longer sheet of mostly empty chunks is sent anew. */
const LONGEST = 100

/** Rows by chunk, as a page holds them under `chunks`. */
export type ChunkRows = ReadonlyMap<number, readonly MessageRow[]>

/** Remembers what the page has been given, and says by path what is new. */
export class ChunkSheet {
  private base = 0
  private length = 0
  private shown: ChunkRows = new Map()

  /** Everything, for a page that has nothing yet. */
  whole(range: Range, rows: ChunkRows): Patch {
    this.shown = rows
    this.base = Math.max(0, range.from - RESERVE)
    const ids = Array.from({ length: range.to - this.base + 1 }, (_, index) => this.base + index)
    this.length = ids.length
    return { chunks: ids.map((id) => ({ id: `c${id}`, rows: rows.get(id) ?? [] })) }
  }

  /** Only what differs; a window that moved far away comes whole. */
  changes(range: Range, rows: ChunkRows): Patch {
    const end = range.to - this.base
    const isFar = range.from < this.base || end > this.length || end >= LONGEST
    if (isFar) return this.whole(range, rows)
    const patch: Patch = {}
    for (const [id, old] of this.shown)
      if (!rows.has(id) && old.length > 0) patch[`chunks[${id - this.base}].rows`] = []
    for (const [id, now] of rows) Object.assign(patch, this.chunk(id, now))
    this.length = Math.max(this.length, end + 1)
    this.shown = rows
    return patch
  }

  private chunk(id: number, rows: readonly MessageRow[]): Patch {
    const index = id - this.base
    if (index >= this.length) return { [`chunks[${index}]`]: { id: `c${id}`, rows } }
    return patchRows(`chunks[${index}].rows`, this.shown.get(id) ?? [], rows)
  }
}
