import type { MessageRow } from './message-row'
import type { Patch } from '../painting/patch'
import { patchRows } from '../painting/patches'
import type { Range } from './row-window'

/** The number of empty chunks above the first, to be filled with older rows by path. */
const RESERVE = 8
/** A longer sheet, mostly of empty chunks, is sent again as a whole. */
const LONGEST = 100

/** Rows by chunk, as a page holds them under `chunks`. */
export type ChunkRows = ReadonlyMap<number, readonly MessageRow[]>

/** Remembers the rows on the page, and returns changes by path. */
export class ChunkSheet {
  private base = 0
  private length = 0
  private shown: ChunkRows = new Map()

  /** All rows, for an empty page. */
  whole(range: Range, rows: ChunkRows): Patch {
    this.shown = rows
    this.base = Math.max(0, range.from - RESERVE)
    const ids = Array.from({ length: range.to - this.base + 1 }, (_, index) => this.base + index)
    this.length = ids.length
    return { chunks: ids.map((id) => ({ id: `c${id}`, rows: rows.get(id) ?? [] })) }
  }

  /** Only the differences. If the window moved far, returns all rows. */
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
