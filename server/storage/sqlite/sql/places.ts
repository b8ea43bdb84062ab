import { ENTRY, type EntryRow } from './log'

/** Statements about the places of entries. */
export const placeSql = {
  placeAt: 'SELECT entry FROM place WHERE conversation = ? AND seq = ?',
  nextOfOthers: `
    SELECT p.seq FROM place p JOIN entry e ON e.key = p.entry
    WHERE p.conversation = ? AND p.seq > ? AND e.sender <> ? AND e.type NOT IN ('recall', 'notice')
    ORDER BY p.seq LIMIT 1`,
  lastOfOneBefore: `
    SELECT p.seq FROM place p JOIN entry e ON e.key = p.entry
    WHERE p.conversation = ? AND p.seq > ? AND p.seq < ? AND e.sender = ?
    ORDER BY p.seq DESC LIMIT 1`,
  pageUp: `
    ${ENTRY} JOIN place p ON p.entry = e.key
    WHERE p.conversation = ? AND p.seq BETWEEN ? AND ? ORDER BY p.seq LIMIT ?`,
  pageDown: `
    ${ENTRY} JOIN place p ON p.entry = e.key
    WHERE p.conversation = ? AND p.seq BETWEEN ? AND ? ORDER BY p.seq DESC LIMIT ?`,
} as const

/** The rows of this family's statements. */
export interface PlaceRows {
  placeAt: { entry: number }
  nextOfOthers: { seq: number }
  lastOfOneBefore: { seq: number }
  pageUp: EntryRow
  pageDown: EntryRow
}
