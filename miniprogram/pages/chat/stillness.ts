import type { Box, Layout } from './list-view'

const isRows = (path: string): boolean => /^chunks(\[\d+\](\.rows(\[\d+\])?)?)?$/.test(path)

/** Whether a patch inserts or removes rows, so that the visible text could jump. */
export function movesRows(patch: Record<string, unknown>): boolean {
  return Object.keys(patch).some(isRows)
}

/** The scrollTop that keeps the visible text in place. */
export function scrollTopToKeep(before: Layout, after: Layout): number {
  const places = new Map(after.rows.map((row) => [row.id, row.top - after.top]))
  const landmark = before.rows.find((row) => isInSight(row, before) && places.has(row.id))
  if (landmark === undefined) return after.scrollTop
  return after.scrollTop + (places.get(landmark.id) ?? 0) - (landmark.top - before.top)
}

/** Whether the element lies inside or below the visible part of the list. */
export const isInSight = ({ top, height }: Box, list: Layout): boolean => top + height > list.top
