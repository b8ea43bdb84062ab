/** Rows are drawn in chunks of this many seqs. A chunk's number follows from its seqs alone. */
export const CHUNK_SEQS = 32
/** Pages with more rows than this become slow. */
export const MOST_ROWS = 200
/** Enough rows to fill any screen. */
const SCREENFUL = 48

/** The first and the last chunk, both inclusive. */
export interface Range {
  from: number
  to: number
}

/** Returns the number of rows of a chunk. */
export type SizeOf = (chunk: number) => number

/** The chunk of an entry. */
export function chunkOf(seq: number): number {
  return Math.floor(seq / CHUNK_SEQS)
}

/** The last rows that fill a screen. */
export function atEndOf(all: Range, sizeOf: SizeOf): Range {
  return grown({ from: all.to, to: all.to }, all, { sizeOf, rows: SCREENFUL })
}

/** The rows from this chunk on that fill at least a screen. */
export function startingAt(chunk: number, all: Range, sizeOf: SizeOf): Range {
  const start = within({ from: chunk, to: chunk }, all)
  const { to } = grown(start, { ...all, from: start.from }, { sizeOf, rows: SCREENFUL })
  return grown({ ...start, to }, all, { sizeOf, rows: SCREENFUL })
}

/**
 * Extends the window to at least a screen if there are enough rows: a list that does not fill the screen cannot be
 * scrolled.
 */
export function filled(range: Range, all: Range, sizeOf: SizeOf): Range {
  return grown(within(range, all), all, { sizeOf, rows: SCREENFUL })
}

/** Adds a chunk at the top. Surplus rows are removed at the bottom. */
export function movedUp({ from, to }: Range, all: Range, sizeOf: SizeOf): Range {
  return cutAtBottom({ from: Math.max(all.from, from - 1), to }, sizeOf)
}

/** Limits the window to the rows that a page can hold. Surplus rows are removed at the bottom. */
export function cutAtBottom({ from, to }: Range, sizeOf: SizeOf): Range {
  const next = { from, to }
  while (rowsIn(next, sizeOf) > MOST_ROWS && next.to > next.from) next.to--
  return next
}

/** Adds a chunk at the bottom. Surplus rows are removed at the top. */
export function movedDown({ from, to }: Range, all: Range, sizeOf: SizeOf): Range {
  return stretchedTo(Math.min(all.to, to + 1), { from, to }, sizeOf)
}

/** Extends down to this chunk. Surplus rows are removed at the top. */
export function stretchedTo(to: number, { from }: Range, sizeOf: SizeOf): Range {
  const next = { from: Math.min(from, to), to }
  while (rowsIn(next, sizeOf) > MOST_ROWS && next.from < next.to) next.from++
  return next
}

/** The number of rows of a window. */
export function rowsIn({ from, to }: Range, sizeOf: SizeOf): number {
  let rows = 0
  for (let chunk = from; chunk <= to; chunk++) rows += sizeOf(chunk)
  return rows
}

/** Whether two windows share a chunk. */
export function overlaps(a: Range, b: Range): boolean {
  return a.from <= b.to && b.from <= a.to
}

/** The part of a window for which chunks exist. */
export function within({ from, to }: Range, all: Range): Range {
  const clamp = (chunk: number) => Math.min(Math.max(chunk, all.from), all.to)
  return { from: clamp(from), to: clamp(to) }
}

/** Extends the window downwards, then upwards, until there are enough rows. */
function grown(
  start: Range,
  all: Range,
  { sizeOf, rows }: { sizeOf: SizeOf; rows: number }
): Range {
  const next = { ...start }
  while (next.to < all.to && rowsIn(next, sizeOf) < rows) next.to++
  while (next.from > all.from && rowsIn(next, sizeOf) < rows) next.from--
  return next
}
