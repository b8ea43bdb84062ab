import { openDatabase, type Database } from './driver'
import { formatFlawsOf } from './format'
import { versionOf } from './migrate'
import { migrations } from './migrations'
import { LogWalk } from './log-walk'
import { conversationSum, userSum } from './sums'
import type { ConversationRow } from './sql/conversation'
import type { UserRow } from './sql/people'

/** The content of a database, and what is wrong with it. */
export interface Verification {
  /** One sentence each. Empty if all is well. */
  flaws: string[]
  people: number
  conversations: number
  entries: number
  /** The number of entries from before there were checksums. */
  withoutSum: number
}

/**
 * Checks everything that is stored, even while a server runs; `read-alone` leaves out the log. Throws `StartRefusal`
 * if a newer version wrote it.
 */
export function verify(file: string, access: 'read' | 'read-alone' = 'read'): Verification {
  const db = openDatabase(file, access)
  try {
    // A single snapshot of everything, whatever is written meanwhile.
    db.exec('BEGIN')
    return verification(db)
  } finally {
    db.close()
  }
}

/** What is wrong with an open database, the most important first. */
export function flawsOf(db: Database): string[] {
  return verification(db).flaws
}

function verification(db: Database): Verification {
  const walk = new LogWalk(db)
  const flaws = attempt(() => integrityOf(db))
  if (flaws.length === 0) flaws.push(...formatFlawsOf(db))
  if (flaws.length === 0 && versionOf(db) === migrations.length) {
    for (const part of [walkEntries, conversationsOf, peopleOf, marksOf])
      flaws.push(...attempt(() => part(db, walk)))
  }
  const { entries, withoutSum } = walk
  const isEmpty = flaws.length > 0 || versionOf(db) === 0
  const count = (table: string): number => (isEmpty ? 0 : countOf(db, table))
  return { flaws, people: count('user'), conversations: count('conversation'), entries, withoutSum }
}

/** An error while reading counts as a flaw. */
function attempt(look: () => string[]): string[] {
  try {
    return look()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

const integrityOf = (db: Database): string[] =>
  (db.prepare('PRAGMA integrity_check(10)').all() as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')

const walkEntries = (_db: Database, walk: LogWalk): string[] => walk.flaws()

function conversationsOf(db: Database, walk: LogWalk): string[] {
  const rows = db.prepare(
    `SELECT c.key, c.id AS cid, c.kind, c.title, c.avatar, c.low, c.high, c.last_seq AS lastSeq, c.n, c.sum,
       c.member_count AS memberCount,
       (SELECT count(*) FROM membership m WHERE m.conversation = c.key AND m.left IS NULL) AS members
     FROM conversation c`
  )
  return (rows.all() as (ConversationRow & { members: number })[]).flatMap((row) => {
    const end = walk.endOf(row.key)
    const flaws: string[] = []
    if (row.sum !== null && row.sum !== conversationSum(row)) flaws.push('is not as it was written')
    if (row.lastSeq > end.seq || row.n > end.n) flaws.push('ends before its row says')
    if (row.memberCount !== row.members)
      flaws.push('has another number of members than its row says')
    return flaws.map((flaw) => `conversation ${row.cid} ${flaw}`)
  })
}

const peopleOf = (db: Database): string[] =>
  (db.prepare('SELECT id, name, avatar, sum FROM user').all() as UserRow[])
    .filter((row) => row.sum !== null && row.sum !== userSum(row))
    .map(({ id }) => `person ${id} is not as it was written`)

interface MarkRow {
  cid: string
  conversation: number
  joined: number
  left: number | null
  readSeq: number
  readN: number
}

function marksOf(db: Database, walk: LogWalk): string[] {
  const rows = db.prepare(
    `SELECT c.id AS cid, m.conversation, m.joined, m.left, m.read_seq AS readSeq, m.read_n AS readN
     FROM membership m LEFT JOIN conversation c ON c.key = m.conversation`
  )
  return (rows.all() as MarkRow[])
    .filter(({ conversation, left, readSeq, readN }) => {
      const end = walk.endOf(conversation)
      return readSeq > end.seq || readN > end.n || (left ?? 0) > end.seq
    })
    .map(({ cid }) => `a mark in conversation ${cid} stands behind the end of its log`)
}

const countOf = (db: Database, table: string): number =>
  (db.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count
