import { ChunkSheet } from './chunk-sheet'
import type { MessageRow } from './message-row'
import type { Patch } from '../painting/patch'
import * as rowWindow from './row-window'

/** The chunks that exist, and the rows of each. */
export interface RowSource {
  all: rowWindow.Range
  rowsOf(chunk: number): readonly MessageRow[]
}

/** The part of a conversation that is on the page, and its patches. */
export class ChatWindow {
  private range: rowWindow.Range | undefined
  private readonly sheet = new ChunkSheet()
  private isFollowing = true

  /** Whether there are more rows above the page's part, or below it. */
  hasAbove({ all }: RowSource): boolean {
    return this.range !== undefined && this.range.from > all.from
  }

  hasBelow({ all }: RowSource): boolean {
    return this.range !== undefined && this.range.to < all.to
  }

  /** From now on, the window follows the end. */
  follow(): void {
    this.isFollowing = true
  }

  /** The user looks at another part, which new rows must not push out. */
  stay(): void {
    this.isFollowing = false
  }

  openAt(chunk: number, source: RowSource): void {
    this.range = rowWindow.startingAt(chunk, source.all, sizeOf(source))
    this.isFollowing = !this.hasBelow(source)
  }

  jumpToEnd(source: RowSource): void {
    this.follow()
    if (this.hasBelow(source)) this.range = rowWindow.atEndOf(source.all, sizeOf(source))
  }

  moveUp(source: RowSource): void {
    if (!this.range) return
    this.range = rowWindow.movedUp(this.range, source.all, sizeOf(source))
    if (this.hasBelow(source)) this.stay()
  }

  moveDown(source: RowSource): void {
    if (this.range) this.range = rowWindow.movedDown(this.range, source.all, sizeOf(source))
  }

  /** The patch for the page. Contains everything if `isWhole`. */
  patch(source: RowSource, isWhole: boolean): Patch {
    const range = this.settled(source)
    this.range = range
    const rows = new Map<number, readonly MessageRow[]>()
    for (let chunk = range.from; chunk <= range.to; chunk++) rows.set(chunk, source.rowsOf(chunk))
    return isWhole ? this.sheet.whole(range, rows) : this.sheet.changes(range, rows)
  }

  private settled(source: RowSource): rowWindow.Range {
    const { all } = source
    const size = sizeOf(source)
    if (!this.range || !rowWindow.overlaps(this.range, all)) return rowWindow.atEndOf(all, size)
    const range = rowWindow.filled(this.range, all, size)
    if (this.isFollowing) return rowWindow.stretchedTo(all.to, range, size)
    const wider = { from: range.from, to: Math.min(all.to, range.to + 1) }
    const reachesEnd = wider.to === all.to
    if (reachesEnd && rowWindow.rowsIn(wider, size) <= rowWindow.MOST_ROWS) return wider
    return rowWindow.cutAtBottom(range, size)
  }
}

function sizeOf(source: RowSource): rowWindow.SizeOf {
  return (chunk) => source.rowsOf(chunk).length
}
