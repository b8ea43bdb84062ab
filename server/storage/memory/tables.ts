import type { Entry } from '../../../protocol/entry'
import type { User } from '../../../protocol/user'
import { Refusal, unknownConversation } from '../../refusal'
import type { Witness } from '../paging'
import type { Instant } from '../steady-time'
import type { Membership, Session } from '../storage'

/** A person; `key` is the position in the order of creation. */
export interface Person extends User {
  key: number
}

/** One person's membership in a conversation; `change` is the number of its latest change. */
export interface Member {
  key: number
  userId: string
  role: Membership['role']
  joined: number
  left: number | undefined
  isHidden: boolean
  readSeq: number
  readN: number
  pinned: boolean
  muted: boolean
  change: number
}

/** A conversation: its log, and its current and former members. */
export interface Log {
  cid: string
  kind: Membership['kind']
  title: string
  avatar: string
  /** Starts with the entry of seq 1. */
  entries: Entry[]
  /** When each message was received, in steady time, by seq. */
  heard: Map<number, number>
  at: number
  memberCount: number
  members: Map<string, Member>
  change: number
}

/** All data. Code within one turn of the event loop may read and change it freely. */
export class Tables {
  readonly people = new Map<string, Person>()
  readonly peopleByIdentity = new Map<string, Person>()
  readonly sessions = new Map<string, Session>()
  readonly logs = new Map<string, Log>()
  readonly directs = new Map<string, Log>()
  /** Sent messages, by sender and mid. */
  readonly sent = new Map<string, { cid: string; seq: number }>()
  /** Every entry in commit order, for cursors. */
  readonly witnesses: Witness[] = []
  /** Number of the latest change. */
  change = 0
  /** When the latest message was received. */
  lastHeard: Instant | undefined

  person(id: string): Person {
    const person = this.people.get(id)
    if (!person) throw new Refusal('not-found')
    return person
  }

  log(cid: string): Log {
    const log = this.logs.get(cid)
    if (!log) throw unknownConversation()
    return log
  }

  nextChange(): number {
    return ++this.change
  }
}

/** The key of an entry by sender and mid. */
export function sentKey(from: string, mid: string): string {
  return JSON.stringify([from, mid])
}

/** The number of entries up to `seq` that count as messages. */
export function countAt({ entries }: Log, seq: number): number {
  return entries[seq - 1]?.n ?? 0
}

/** Whether this member sees the conversation. */
export function canSee({ entries }: Log, member: Member): boolean {
  return !member.isHidden || entries.length > 0
}

/** The other person of a direct conversation. */
export function peerOf({ kind, members }: Log, userId: string): Member | undefined {
  if (kind !== 'direct') return undefined
  return [...members.values()].find((member) => member.userId !== userId)
}
