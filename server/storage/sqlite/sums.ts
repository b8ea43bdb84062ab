import { crc32 } from 'node:zlib'
import { rowHash } from './row-hash'
import type { ConversationRow, PersonRow } from './sql/conversation'
import type { EntryRow } from './sql/log'
import type { UserRow } from './sql/people'

/** A checksum that is stored with each row of text or names, so that a text that the disk altered is never shown. */
export const entrySum = (row: Unsummed<EntryRow>): number =>
  rowHash([row.seq, row.n, row.at], [row.cid, row.mid ?? '', row.sender, row.type, row.body])

/** Earlier versions stored this one with an entry. */
const formerEntrySum = ({ cid, seq, n, mid, sender, at, type, body }: Unsummed<EntryRow>): number =>
  crc32(`${cid} ${seq} ${n} ${mid ?? ''} ${sender} ${at} ${type} ${body}`)

export const userSum = ({ id, name, avatar }: Unsummed<PersonRow | UserRow>): number =>
  crc32(JSON.stringify([id, name, avatar]))

export const conversationSum = (row: Face): number =>
  crc32(JSON.stringify([row.cid, row.kind, row.title, row.avatar, row.low, row.high]))

type Unsummed<Row> = Omit<Row, 'sum' | 'key' | 'readSeq'>
type Face = Pick<ConversationRow, 'cid' | 'kind' | 'title' | 'avatar' | 'low' | 'high'>

interface Summed {
  sum: number | null
}

/** Whether an entry is as it was written. */
export const isEntryIntact = (row: EntryRow): boolean =>
  holds(row, entrySum) || holds(row, formerEntrySum)

const isEntry = (row: unknown): boolean => isEntryIntact(row as EntryRow)
const isUser = (row: unknown): boolean => holds(row as UserRow, userSum)
const isConversation = (row: unknown): boolean => holds(row as ConversationRow, conversationSum)

/** Rows that older versions wrote have no sum. */
function holds<Row extends Summed>(row: Row, sumOf: (row: Row) => number): boolean {
  return row.sum === null || row.sum === sumOf(row)
}

/** By statement: whether a row is unaltered. */
export const ROW_CHECKS: Partial<Record<string, (row: unknown) => boolean>> = {
  entryByMid: isEntry,
  entryByKey: isEntry,
  pageUp: isEntry,
  pageDown: isEntry,
  everyEntry: isEntry,
  userById: isUser,
  userByIdentity: isUser,
  usersCalled: isUser,
  people: isUser,
  everyUser: isUser,
  conversationById: isConversation,
  everyConversation: isConversation,
}
