import * as v from 'valibot'
import type { EntryType } from '../miniprogram/protocol/entry-kinds'
import { MAX_MENTIONS, MAX_TEXT_LENGTH } from '../miniprogram/protocol/limits'
import { id, name, natural, seq } from './values'

/** A text message; `mentions` holds ids of people, or `all`. */
export const textBody = v.object({
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT_LENGTH)),
  mentions: v.optional(v.pipe(v.array(id), v.maxLength(MAX_MENTIONS))),
  replyTo: v.optional(seq),
})

/** A change of the conversation itself. */
export const noticeBody = v.variant('what', [
  v.object({ what: v.literal('member-joined'), userId: id, name }),
  v.object({ what: v.literal('member-left'), userId: id, name }),
  v.object({ what: v.literal('title-changed'), title: name }),
])

const numbered = {
  cid: id,
  /** Place in the log: no gaps, no repeats. */
  seq,
  /** How many messages the log holds up to here; recalls and notices do not count. */
  n: natural,
  /** The sender's own id of the entry; absent if no client sent it. */
  mid: v.optional(id),
  from: id,
  /** Milliseconds since 1970; never falls within a conversation. */
  at: natural,
  /** Present if the entry only changes how the entry at this seq looks: it has no line of its own. */
  about: v.optional(seq),
}

/** An entry of each kind. */
const entries = {
  text: v.object({ ...numbered, type: v.literal('text'), body: textBody }),
  recall: v.object({ ...numbered, type: v.literal('recall'), body: v.object({ seq }) }),
  recalled: v.object({ ...numbered, type: v.literal('recalled'), body: v.object({}) }),
  notice: v.object({ ...numbered, type: v.literal('notice'), body: noticeBody }),
} as const satisfies Record<EntryType, unknown>

/** One line of a conversation's log. */
export const entry = v.variant('type', Object.values(entries))

export type TextBody = v.InferOutput<typeof textBody>
export type NoticeBody = v.InferOutput<typeof noticeBody>
export type Entry = v.InferOutput<typeof entry>
/** The body of each kind. */
export type BodyOf<Type extends EntryType> = Extract<Entry, { type: Type }>['body']
