import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import type { Params } from '../../../protocol/requests'
import { KNOWN_IN_SYNC } from '../../protocol/limits'
import type { Conversations } from '../conversations/conversations'
import { isNumber, isRecord, isString, listOf } from '../keeping/checks'

/** An entry from the server. A server with the same history has it at the same place. */
export type KnownEntry = NonNullable<Params<'/sync'>['known']>[number]

/** What is stored over a restart, besides the rows. */
export interface KeptGoneOn {
  /** Conversations that have changed since the cursor. */
  goneOn?: string[] | undefined
  /** Conversations in which more has been read since. */
  read?: string[] | undefined
  unproved?: KnownEntry[] | undefined
}

/** The fields of a row that never decrease. */
type Said = Pick<Conversation, 'lastSeq' | 'rev' | 'readSeq' | 'peerReadSeq'>

/**
 * What has changed since the cursor was issued. A server that was restored to an earlier state lacks part of it, or
 * has something else in its place.
 */
export class GoneOn {
  /** The rows as the server sent them together with the cursor. */
  private readonly said = new Map<string, Said>()
  /** Entries whose request was not answered. Later entries may come from another history and hide them. */
  private unproved: KnownEntry[] = []

  constructor(private readonly conversations: Conversations) {}

  /** Each later pass must contain these. */
  get all(): string[] {
    return this.rows.map(({ cid }) => cid)
  }

  /** Conversations in which more has been read here than the server has reported. */
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
   * The entries for the next request: the newest one of each conversation, because the server has it only if it has
   * all earlier ones. The cursor covers the other conversations.
   */
  ask(hasCursor: boolean): KnownEntry[] {
    const rows = hasCursor ? this.rows : this.conversations.all
    const newest = rows.flatMap(({ last }) => (last ? [knownOf(last)] : []))
    const each = new Map([...this.unproved, ...newest].map((known) => [nameOf(known), known]))
    // Losses are at the end, so a few of the newest entries are as good as all
    const latest = [...each.values()].sort((a, b) => b.at - a.at)
    return (this.unproved = latest.slice(0, KNOWN_IN_SYNC))
  }

  /** A pass was answered with these rows and a cursor. */
  begin(rows: Iterable<Conversation>): void {
    for (const row of rows) this.said.set(row.cid, row)
    this.unproved = []
  }

  /** Nothing was confirmed: the next pass must contain everything that is known. */
  reset(): void {
    this.said.clear()
    this.unproved = []
  }

  /** The rows and their cursor were read from the disk. */
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

/** Checks stored data. */
export function isKeptGoneOn(
  value: Record<string, unknown>
): value is Record<string, unknown> & KeptGoneOn {
  const { goneOn = [], read = [], unproved = [] } = value
  return areStrings(goneOn) && areStrings(read) && areKnown(unproved)
}
