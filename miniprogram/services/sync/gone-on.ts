import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import type { Params } from '../../../protocol/requests'
import { KNOWN_IN_SYNC } from '../../protocol/limits'
import type { Conversations } from '../conversations/conversations'
import { isNumber, isRecord, isString, listOf } from '../keeping/checks'

/** An entry that the server has told; one that shares our past has it in the same place. */
export type KnownEntry = NonNullable<Params<'/sync'>['known']>[number]

/** What is kept over a start, besides the rows. */
export interface KeptGoneOn {
  /** What has gone on since the cursor. */
  goneOn?: string[] | undefined
  /** Where more has been read since. */
  read?: string[] | undefined
  unproved?: KnownEntry[] | undefined
}

/** A row as far as it cannot go back. */
type Said = Pick<Conversation, 'lastSeq' | 'rev' | 'readSeq' | 'peerReadSeq'>

/**
 * What has gone on since the cursor was given. A server that was put back to before it lacks something of it, or has
 * something else in its place.
 */
export class GoneOn {
  /** The rows as the server gave them together with the cursor. */
  private readonly said = new Map<string, Said>()
  /** Asked about, and not answered: what was heard since may come from another past and hide it. */
  private unproved: KnownEntry[] = []

  constructor(private readonly conversations: Conversations) {}

  /** Each later pass has to bring these. */
  get all(): string[] {
    return this.rows.map(({ cid }) => cid)
  }

  /** More has been read here than the server has said. */
  get read(): string[] {
    const isRead = ({ cid, readSeq }: Conversation) =>
      readSeq > (this.said.get(cid)?.readSeq ?? Infinity)
    return this.conversations.all.filter(isRead).map(({ cid }) => cid)
  }

  get kept(): KeptGoneOn {
    const { all: goneOn, read, unproved } = this
    return { goneOn, read, unproved }
  }

  /**
   * What the next pass asks about: the newest entry of each, which the server has only if it has all before it.
   * A cursor vouches for the others.
   */
  ask(hasCursor: boolean): KnownEntry[] {
    const rows = hasCursor ? this.rows : this.conversations.all
    const newest = rows.flatMap(({ last }) => (last ? [knownOf(last)] : []))
    const each = new Map([...this.unproved, ...newest].map((known) => [nameOf(known), known]))
    // what is lost is lost from the end: a few of the newest tell as much as all
    const latest = [...each.values()].sort((a, b) => b.at - a.at)
    return (this.unproved = latest.slice(0, KNOWN_IN_SYNC))
  }

  /** A pass was answered with these rows, and gave a cursor. */
  begin(rows: Iterable<Conversation>): void {
    for (const row of rows) this.said.set(row.cid, row)
    this.unproved = []
  }

  /** Nothing was said: whatever is known has to be in the next pass. */
  reset(): void {
    this.said.clear()
    this.unproved = []
  }

  /** The rows were read from the disk, with a cursor. */
  load({ goneOn = [], read = [], unproved = [] }: KeptGoneOn): void {
    this.reset()
    const isRead = new Set(read)
    for (const row of this.conversations.all)
      this.said.set(row.cid, isRead.has(row.cid) ? { ...row, readSeq: 0 } : row)
    for (const cid of goneOn) this.said.delete(cid)
    this.unproved = unproved
  }

  private get rows(): Conversation[] {
    return this.conversations.all.filter((row) => hasGoneOn(row, this.said.get(row.cid)))
  }
}

function hasGoneOn(row: Conversation, said: Said | undefined): boolean {
  if (!said || row.lastSeq > said.lastSeq || row.rev > said.rev) return true
  return (row.peerReadSeq ?? 0) > (said.peerReadSeq ?? 0)
}

function knownOf({ cid, seq, at, mid }: Entry): KnownEntry {
  return mid === undefined ? { cid, seq, at } : { cid, seq, at, mid }
}

function nameOf({ cid, seq, at, mid = '' }: KnownEntry): string {
  return [cid, seq, at, mid].join(' ')
}

const areStrings = listOf(isString)
const areKnown = listOf(
  (value): value is KnownEntry =>
    isRecord(value) && isString(value['cid']) && isNumber(value['seq']) && isNumber(value['at'])
)

/** Checks what was read from the disk. */
export function isKeptGoneOn(
  value: Record<string, unknown>
): value is Record<string, unknown> & KeptGoneOn {
  const { goneOn = [], read = [], unproved = [] } = value
  return areStrings(goneOn) && areStrings(read) && areKnown(unproved)
}
