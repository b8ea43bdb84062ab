import type { Entry } from '../../../protocol/entry'
import type { User } from '../../../protocol/user'
import type * as kept from '../storage'
import { appendAsMember, type HeardDraft } from './append'
import { createGroup, join, leave, openDirect, type Passage } from './conversations'
import { markRead, setMarks } from './marks'
import { ensureUser, forgetSessions, putSession, revokeSessions } from './people'
import type { Tables } from './tables'

/** Every change of the tables: its input and its result. */
export interface Deeds {
  ensureUser: [{ identity: kept.Identity; id: string }, { user: User; isNew: boolean }]
  putSession: [kept.Session, undefined]
  revokeSessions: [{ userId: string; deviceId?: string | undefined }, string[]]
  forgetSessions: [{ endedBefore: number; limit: number }, number]
  openDirect: [{ userId: string; other: string; cid: string }, string]
  createGroup: [{ group: kept.NewGroup; cid: string }, string]
  join: [Passage, Entry | undefined]
  leave: [Passage, Entry | undefined]
  append: [HeardDraft, kept.Written]
  markRead: [kept.ReadMark, kept.MarkMoved]
  setMarks: [{ who: Pick<kept.ReadMark, 'cid' | 'userId'>; marks: kept.Marks }, undefined]
}

export type DeedName = keyof Deeds

const DEEDS: { [N in DeedName]: (tables: Tables, told: Deeds[N][0]) => Deeds[N][1] } = {
  ensureUser,
  putSession,
  revokeSessions,
  forgetSessions,
  openDirect,
  createGroup,
  join,
  leave,
  append: appendAsMember,
  markRead,
  setMarks,
}

/** A change as data. Replaying it on the same tables has the same result. */
export interface Deed<N extends DeedName = DeedName> {
  name: N
  told: Deeds[N][0]
}

/** Applies the change. A refused change has no effect. */
export function perform<N extends DeedName>(tables: Tables, { name, told }: Deed<N>): Deeds[N][1] {
  return DEEDS[name](tables, told)
}
