import { ENTRY_KINDS, type EntryKind } from '../../../../miniprogram/protocol/entry-kinds'
import type { Witness } from '../../paging'

/** The columns of an entry. */
export const ENTRY = `
  SELECT c.id AS cid, e.seq, e.n, e.mid, u.id AS sender, e.at, e.type, e.body, e.sum
  FROM entry e
  JOIN conversation c ON c.key = e.conversation
  JOIN user u ON u.key = e.sender`

/** The parts of an entry in a cursor. */
const WITNESS = `
  SELECT e.key, e.mid, u.id AS sender, e.at FROM entry e JOIN user u ON u.key = e.sender`

const silent = Object.entries<EntryKind>(ENTRY_KINDS).filter(([, { counts }]) => !counts)

/** Whether an entry is not a message. */
export const SILENT = `type IN (${silent.map(([type]) => `'${type}'`).join(', ')})`
/** Whether an entry is a message and therefore counts. */
export const SPEAKS = `NOT (${SILENT})`

/** Statements about the entries of logs. */
export const logSql = {
  insertEntry: `
    INSERT INTO entry (conversation, seq, n, mid, sender, at, type, body, change, follows, heard, sum)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (mid, sender) WHERE mid IS NOT NULL DO NOTHING`,
  eraseEntry: "UPDATE entry SET type = 'recalled', body = '{}', sum = ? WHERE key = ?",

  newestWitness: `${WITNESS} WHERE e.key = (SELECT max(key) FROM entry)`,
  witness: `${WITNESS} WHERE e.key = ?`,
  entryByMid: `${ENTRY} WHERE e.mid = ? AND e.sender = ?`,
  entryByKey: `${ENTRY} WHERE e.key = ?`,
  heardAt: 'SELECT coalesce(heard, at) AS heard FROM entry WHERE key = ?',
  lastHeard: `
    SELECT coalesce(heard, at) AS heard FROM entry WHERE key = (SELECT max(key) FROM entry)`,
  speechAt: `
    SELECT seq, n, sender, ${SPEAKS} AS speaks FROM entry WHERE key = ?`,
} as const

export interface EntryRow {
  cid: string
  seq: number
  n: number
  mid: string | null
  sender: string
  at: number
  type: string
  body: string
  sum: number | null
}

/** The sender of an entry, and whether it counts. */
export interface SpeechRow {
  seq: number
  n: number
  sender: number
  speaks: 0 | 1
}

/** The rows that these statements return. */
export interface LogRows {
  newestWitness: Witness
  witness: Witness
  entryByMid: EntryRow
  entryByKey: EntryRow
  heardAt: { heard: number }
  lastHeard: { heard: number }
  speechAt: SpeechRow
}
