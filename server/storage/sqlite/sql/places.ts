import { ENTRY, SILENT, SPEAKS, type EntryRow, type SpeechRow } from './log'

/** Statements about the places of entries. */
export const placeSql = {
  placeAt: 'SELECT entry FROM place WHERE conversation = ? AND seq = ?',
  speechesUp: `
    SELECT e.seq, e.n, e.sender, ${SPEAKS} AS speaks FROM place p JOIN entry e ON e.key = p.entry
    WHERE p.conversation = ? AND p.seq BETWEEN ? AND ? ORDER BY p.seq LIMIT ?`,
  lastSilentBetween: `
    SELECT seq FROM entry
    WHERE conversation = ? AND sender = ? AND seq > ? AND seq < ? AND ${SILENT}
    ORDER BY seq DESC LIMIT 1`,
  pageUp: `
    ${ENTRY} JOIN place p ON p.entry = e.key
    WHERE p.conversation = ? AND p.seq BETWEEN ? AND ? ORDER BY p.seq LIMIT ?`,
  pageDown: `
    ${ENTRY} JOIN place p ON p.entry = e.key
    WHERE p.conversation = ? AND p.seq BETWEEN ? AND ? ORDER BY p.seq DESC LIMIT ?`,
} as const

/** The rows that these statements return. */
export interface PlaceRows {
  placeAt: { entry: number }
  speechesUp: SpeechRow
  lastSilentBetween: { seq: number }
  pageUp: EntryRow
  pageDown: EntryRow
}
