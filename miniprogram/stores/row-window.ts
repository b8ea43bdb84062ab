/** Rows are drawn in chunks of so many seqs; a chunk's number follows from its seqs alone. */
export const CHUNK_SEQS = 32
/** Pages with more nodes than these rows have are slow. */
export const MOST_ROWS = 200
/** So many rows are enough to fill any screen. */
const SCREENFUL = 48

/** The first and the last chunk, both included. */
export interface Range {
  from: number
  to: number
}

/** How many rows a chunk has. */
export type SizeOf = (chunk: number) => number

/** The chunk in which an entry stands. */
export function chunkOf(seq: number): number {
  return Math.floor(seq / CHUNK_SEQS)
}

/** The end of what exists, a screen high. */
export function atEndOf(all: Range, sizeOf: SizeOf): Range {
  return grown({ from: all.to, to: all.to }, all, { sizeOf, rows: SCREENFUL })
}

/** From this chunk on, at least a screen high. */
export function startingAt(chunk: number, all: Range, sizeOf: SizeOf): Range {
  const start = within({ from: chunk, to: chunk }, all)
  const { to } = grown(start, { ...all, from: start.from }, { sizeOf, rows: SCREENFUL })
  return grown({ ...start, to }, all, { sizeOf, rows: SCREENFUL })
}

/** At least a screen high, as soon as there is so much: a list that does not fill it cannot be scrolled. */
export function filled(range: Range, all: Range, sizeOf: SizeOf): Range {
  return grown(within(range, all), all, { sizeOf, rows: SCREENFUL })
}

/** One chunk more at the top; what becomes too much is taken from the bottom. */
export function movedUp({ from, to }: Range, all: Range, sizeOf: SizeOf): Range {
  return cutAtBottom({ from: Math.max(all.from, from - 1), to }, sizeOf)
}

/** No more rows than a page can hold; what is too much is taken from the bottom. */
export function cutAtBottom({ from, to }: Range, sizeOf: SizeOf): Range {
  const next = { from, to }
  while (rowsIn(next, sizeOf) > MOST_ROWS && next.to > next.from) next.to--
  return next
}

/** One chunk more at the bottom; what becomes too much is taken from the top. */
export function movedDown({ from, to }: Range, all: Range, sizeOf: SizeOf): Range {
  return stretchedTo(Math.min(all.to, to + 1), { from, to }, sizeOf)
}

/** Reaches down to this chunk; what becomes too much is taken from the top. */
export function stretchedTo(to: number, { from }: Range, sizeOf: SizeOf): Range {
  const next = { from: Math.min(from, to), to }
  while (rowsIn(next, sizeOf) > MOST_ROWS && next.from < next.to) next.from++
  return next
}

/** How many rows a window has. */
export function rowsIn({ from, to }: Range, sizeOf: SizeOf): number {
  let rows = 0
  for (let chunk = from; chunk <= to; chunk++) rows += sizeOf(chunk)
  return rows
}

/** Whether two windows share a chunk. */
export function overlaps(a: Range, b: Range): boolean {
  return a.from <= b.to && b.from <= a.to
}

/** The part of a window that exists. */
export function within({ from, to }: Range, all: Range): Range {
  const clamp = (chunk: number) => Math.min(Math.max(chunk, all.from), all.to)
  return { from: clamp(from), to: clamp(to) }
}

/** Downwards as far as there is something, then upwards, until there are rows enough. */
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
