import type { Box, Layout } from './list-view'

const isRows = (path: string): boolean => /^chunks(\[\d+\](\.rows(\[\d+\])?)?)?$/.test(path)

/** Whether a patch puts in or takes out rows: what is being read could jump. */
export function movesRows(patch: Record<string, unknown>): boolean {
  return Object.keys(patch).some(isRows)
}

/** The scrollTop that puts what was being read back to where it was. */
export function scrollTopToKeep(before: Layout, after: Layout): number {
  const places = new Map(after.rows.map((row) => [row.id, row.top - after.top]))
  const landmark = before.rows.find((row) => isInSight(row, before) && places.has(row.id))
  if (landmark === undefined) return after.scrollTop
  return after.scrollTop + (places.get(landmark.id) ?? 0) - (landmark.top - before.top)
}

/** Whether the list has not been scrolled past it. */
export const isInSight = ({ top, height }: Box, list: Layout): boolean => top + height > list.top
