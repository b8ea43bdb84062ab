import type { BodyOf, Entry, NoticeBody, TextBody } from '../../../protocol/entry'
import { partFor, type EntryType } from '../../protocol/entry-kinds'
import { MAX_MENTIONS, MAX_TEXT_LENGTH } from '../../protocol/limits'
import { isRecord } from '../keeping/checks'
import {
  WrongShape,
  field,
  list,
  oneOf,
  optional,
  record,
  shown,
  text,
  type Fields,
  type Read,
} from './shape'
import { LONGEST_CODE, id, name, natural, seq, time } from './values'

/** A newer version may allow longer texts. They are cut at this length. */
const TEXT_SHOWN = 4 * MAX_TEXT_LENGTH

const textBody = record<TextBody>({
  text: shown(TEXT_SHOWN),
  mentions: optional(list(id, MAX_MENTIONS)),
  replyTo: optional(seq),
})

type NoticeOf<What> = Extract<NoticeBody, { what: What }>

const noticeBodies: { [What in NoticeBody['what']]: Read<NoticeOf<What>> } = {
  'member-joined': record<NoticeOf<'member-joined'>>({
    what: oneOf(['member-joined']),
    ...{ userId: id, name },
  }),
  'member-left': record<NoticeOf<'member-left'>>({
    what: oneOf(['member-left']),
    ...{ userId: id, name },
  }),
  'title-changed': record<NoticeOf<'title-changed'>>({
    what: oneOf(['title-changed']),
    title: name,
  }),
}

/** Of a notice from a newer version, only the kind is kept. It is drawn as nothing, or as a line that says so. */
const noticeBody: Read<NoticeBody> = (value) => {
  if (!isRecord(value)) throw new WrongShape('')
  const what = field(value, 'what', text(LONGEST_CODE, 1))
  const read = partFor<Read<NoticeBody>>(noticeBodies, what)
  return read ? read(value) : ({ what } as unknown as NoticeBody)
}

const bodies: { [Type in EntryType]: Read<BodyOf<Type>> } = {
  text: textBody,
  recall: record<BodyOf<'recall'>>({ seq }),
  recalled: record<object>({}),
  notice: noticeBody,
}

const numbered: Fields<Omit<Entry, 'type' | 'body'>> = {
  ...{ cid: id, seq, n: natural, mid: optional(id), from: id, at: time, about: optional(seq) },
}
const place = record(numbered)

/** An entry. An unknown type keeps its place in the log but loses its body. */
export const entry: Read<Entry> = (value) => {
  const placed = place(value)
  if (placed.n > placed.seq) throw new WrongShape('n')
  const { type: found, body } = value as Record<string, unknown>
  const type = field({ type: found }, 'type', text(LONGEST_CODE, 1))
  const read: Read<unknown> = partFor<Read<unknown>>(bodies, type) ?? record<object>({})
  return { ...placed, type, body: field({ body }, 'body', read) } as Entry
}
