import { ENTRY, type EntryRow } from './log'

/** A temporary table of the connection, and so in memory; a transaction takes it back like any other. */
export const CREATE_TAIL = `
  PRAGMA temp_store = MEMORY;
  CREATE TEMP TABLE tail (
    conversation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) STRICT, WITHOUT ROWID;
`

/** What is found by its place in a log, whichever table holds that. */
export const placesIn = (table: 'place' | 'tail') => ({
  placeAt: `SELECT entry FROM ${table} WHERE conversation = ? AND seq = ?`,
  countAt: `
    SELECT e.n FROM ${table} p JOIN entry e ON e.key = p.entry
    WHERE p.conversation = ? AND p.seq = ?`,
  nextOfOthers: `
    SELECT p.seq FROM ${table} p JOIN entry e ON e.key = p.entry
    WHERE p.conversation = ? AND p.seq > ? AND e.sender <> ? AND e.type NOT IN ('recall', 'notice')
    ORDER BY p.seq LIMIT 1`,
  lastOfOneBefore: `
    SELECT p.seq FROM ${table} p JOIN entry e ON e.key = p.entry
    WHERE p.conversation = ? AND p.seq > ? AND p.seq < ? AND e.sender = ?
    ORDER BY p.seq DESC LIMIT 1`,
  pageUp: `
    ${ENTRY} JOIN ${table} p ON p.entry = e.key
    WHERE p.conversation = ? AND p.seq BETWEEN ? AND ? ORDER BY p.seq LIMIT ?`,
  pageDown: `
    ${ENTRY} JOIN ${table} p ON p.entry = e.key
    WHERE p.conversation = ? AND p.seq BETWEEN ? AND ? ORDER BY p.seq DESC LIMIT ?`,
})

/** What the statements of one table read. */
export interface PlaceRows {
  placeAt: { entry: number }
  countAt: { n: number }
  nextOfOthers: { seq: number }
  lastOfOneBefore: { seq: number }
  pageUp: EntryRow
  pageDown: EntryRow
}

/** Keeps the tail. */
export const tailSql = {
  addToTail: 'INSERT INTO tail (conversation, seq, entry) VALUES (?, ?, ?)',
  fillTail: `
    INSERT INTO tail SELECT conversation, seq, key FROM entry
    WHERE key > (SELECT placed FROM meta WHERE only = 1)`,
  placed: 'SELECT placed FROM meta WHERE only = 1',
  setPlaced: 'UPDATE meta SET placed = ? WHERE only = 1',
} as const

/** Both at once; they read the tail from end to end, which is as short as memory wants it. */
export const WRITE_TAIL = `
  INSERT INTO place SELECT conversation, seq, entry FROM tail;
  DELETE FROM tail;
`
