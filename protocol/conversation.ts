import * as v from 'valibot'
import {
  HISTORY_PAGE,
  KNOWN_IN_SYNC,
  MAX_PEOPLE_SHOWN,
  SYNC_PAGE,
} from '../miniprogram/protocol/limits'
import { entry } from './entry'
import { user } from './user'
import { id, natural, pageSize, seq } from './values'

/** A conversation as one member sees it; unread is `n - readN`. */
export const conversation = v.object({
  cid: id,
  kind: v.picklist(['direct', 'group', 'room']),
  title: v.string(),
  avatar: v.string(),
  memberCount: natural,
  people: v.pipe(v.array(user), v.maxLength(MAX_PEOPLE_SHOWN)),
  lastSeq: natural,
  n: natural,
  last: v.optional(entry),
  /** The last message. Present only if `last` is not a message. */
  lastSaid: v.optional(entry),
  /** Increases with every change of this row. Of two versions, the one with the higher number is newer. */
  rev: natural,
  readSeq: natural,
  readN: natural,
  pinned: v.boolean(),
  muted: v.boolean(),
  /** How far the other person of a direct conversation has read. */
  peerReadSeq: v.optional(natural),
  /** The user left, or was removed. */
  gone: v.optional(v.boolean()),
})

/** An entry that a client knows; a server that does not have it has another past. */
const knownEntry = v.object({ cid: id, seq, at: natural, mid: v.optional(id) })

export const conversationRequests = {
  '/sync': {
    params: v.object({
      since: v.optional(v.string()),
      limit: v.optional(pageSize(SYNC_PAGE)),
      known: v.optional(v.pipe(v.array(knownEntry), v.maxLength(KNOWN_IN_SYNC))),
    }),
    result: v.object({
      conversations: v.array(conversation),
      since: v.string(),
      more: v.boolean(),
      /**
       * The database did not issue the cursor. The rows start from the beginning and replace everything that the
       * client knew.
       */
      anew: v.optional(v.boolean()),
    }),
  },
  '/history': {
    params: v.object({
      cid: id,
      after: v.optional(natural),
      before: v.optional(natural),
      limit: v.optional(pageSize(HISTORY_PAGE)),
    }),
    result: v.object({ entries: v.array(entry), first: natural, last: natural }),
  },
  '/read': {
    params: v.object({ cid: id, seq: natural }),
    result: v.object({ readSeq: natural, readN: natural }),
  },
  '/conversation/open': {
    params: v.object({ userId: id }),
    result: v.object({ conversation }),
  },
  '/conversation/set': {
    params: v.object({
      cid: id,
      pinned: v.optional(v.boolean()),
      muted: v.optional(v.boolean()),
    }),
    result: v.object({ conversation }),
  },
} as const

export type Conversation = v.InferOutput<typeof conversation>
