import type { Conversation } from '../../../protocol/conversation'
import type { Entry, NoticeBody, TextBody } from '../../../protocol/entry'
import type { Receipt } from '../../../protocol/message'
import type { Notice, NoticeUrl } from '../../../protocol/notices'
import type { RequestUrl, Result } from '../../../protocol/requests'
import type { ServerFacts, SignedIn } from '../../../protocol/session'
import type { User } from '../../../protocol/user'
import {
  HISTORY_PAGE,
  MAX_ID_LENGTH,
  MAX_MENTIONS,
  MAX_PEOPLE_SHOWN,
  MAX_TEXT_LENGTH,
  USERS_PAGE,
} from '../../protocol/limits'
import { isRecord } from '../keeping/checks'
import {
  WrongShape,
  clamped,
  field,
  flag,
  ifRight,
  integer,
  list,
  oneOf,
  optional,
  record,
  shown,
  text,
  type Fields,
  type Read,
} from './shape'

/** Upper limit for counts. The phone adds and compares them. */
const MOST = 1e12
/** The end of the year 9999. Later times cannot be displayed. */
const LATEST_MS = 253_402_300_799_999
/** A newer version may allow longer names and texts. They are cut at this length. */
const NAME_SHOWN = 256
const TEXT_SHOWN = 4 * MAX_TEXT_LENGTH
/** More than a page of any version has. The length of a frame is limited as well. */
const MOST_ROWS = 5_000
const LONGEST_ADDRESS = 2048
const LONGEST_CURSOR = 1024
const LONGEST_CODE = 64
const LONGEST_TOKEN = 256
/** The server drops sockets that are silent for a minute, and a ping needs some time to arrive. */
const PING_MS = [5_000, 55_000] as const
/** No server may keep a phone away for longer than this. */
const LONGEST_RETRY_MS = 300_000

const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/

const id: Read<string> = (value) => {
  const found = text(MAX_ID_LENGTH, 1)(value)
  if (UNPRINTABLE.test(found)) throw new WrongShape('')
  return found
}
const natural = integer(0, MOST)
const seq = integer(1, MOST)
/** Rounds the time: a fraction of a millisecond is harmless. */
const time: Read<number> = (value) =>
  integer(0, LATEST_MS)(typeof value === 'number' ? Math.round(value) : value)
const name = shown(NAME_SHOWN)
const avatar = shown(LONGEST_ADDRESS)

const user = record<User>({ id, name, avatar })

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

/** Finds a reader by name. Returns undefined for any other name, such as `constructor`. */
function named<T>(readers: Record<string, Read<T>>, wanted: string): Read<T> | undefined {
  return Object.prototype.hasOwnProperty.call(readers, wanted) ? readers[wanted] : undefined
}

/** Of a notice from a newer version, only the kind is kept. It is drawn as nothing, or as a line that says so. */
const noticeBody: Read<NoticeBody> = (value) => {
  if (!isRecord(value)) throw new WrongShape('')
  const what = field(value, 'what', text(LONGEST_CODE, 1))
  const read = named<NoticeBody>(noticeBodies, what)
  return read ? read(value) : ({ what } as unknown as NoticeBody)
}

type BodyOf<Type> = Extract<Entry, { type: Type }>['body']

const bodies: { [Type in Entry['type']]: Read<BodyOf<Type>> } = {
  text: textBody,
  recall: record<BodyOf<'recall'>>({ seq }),
  recalled: record<object>({}),
  notice: noticeBody,
}

const numbered: Fields<Omit<Entry, 'type' | 'body'>> = {
  ...{ cid: id, seq, n: natural, mid: optional(id), from: id, at: time },
}
const place = record(numbered)

/** An entry. An unknown type keeps its place in the log but loses its body. */
export const entry: Read<Entry> = (value) => {
  const placed = place(value)
  if (placed.n > placed.seq) throw new WrongShape('n')
  const { type: found, body } = value as Record<string, unknown>
  const type = field({ type: found }, 'type', text(LONGEST_CODE, 1))
  const read: Read<unknown> = named<unknown>(bodies, type) ?? record<object>({})
  return { ...placed, type, body: field({ body }, 'body', read) } as Entry
}

const row = record<Conversation>({
  cid: id,
  kind: oneOf(['direct', 'group', 'room']),
  title: name,
  avatar,
  memberCount: natural,
  people: list(user, MAX_PEOPLE_SHOWN),
  lastSeq: natural,
  n: natural,
  last: optional(entry),
  lastSaid: optional(entry),
  rev: natural,
  readSeq: natural,
  readN: natural,
  pinned: flag,
  muted: flag,
  peerReadSeq: optional(natural),
  gone: optional(flag),
})

/** A conversation. The entries in it must belong to it. */
export const conversation: Read<Conversation> = (value) => {
  const found = row(value)
  for (const name of ['last', 'lastSaid'] as const) {
    const shown = found[name]
    if (shown && shown.cid !== found.cid) throw new WrongShape(`${name}.cid`)
  }
  return found
}

const receipt = record<Receipt>({ cid: id, mid: id, seq, n: natural, at: time })

/** A response. If some items were invalid, the others count, and `isPart` marks it as incomplete. */
export type Answer<U extends RequestUrl> = Result<U> & { isPart?: true }

/** One invalid row must not keep the others out of the list. */
const syncPage: Read<Answer<'/sync'>> = (value) => {
  const page = syncFields(value)
  const conversations = page.conversations.flatMap((row) => row ?? [])
  const isWhole = conversations.length === page.conversations.length
  return { ...page, conversations, ...(!isWhole && { isPart: true }) }
}

const syncFields = record({
  conversations: list(ifRight(conversation), MOST_ROWS),
  since: text(LONGEST_CURSOR),
  more: flag,
  anew: optional(flag),
} satisfies Fields<SyncFields>)

type SyncFields = Omit<Result<'/sync'>, 'conversations'> & {
  conversations: (Conversation | undefined)[]
}

/** The response of each request. */
export const results: { readonly [U in RequestUrl]: Read<Answer<U>> } = {
  '/login': record<Result<'/login'>>({
    ...{ userId: id, sessionId: id, epoch: id, now: time, pingMs: clamped(...PING_MS) },
  }),
  '/ping': record<Result<'/ping'>>({ now: time }),
  '/sync': syncPage,
  '/history': record<Result<'/history'>>({
    entries: list(entry, HISTORY_PAGE),
    first: natural,
    last: natural,
  }),
  '/read': record<Result<'/read'>>({ readSeq: natural, readN: natural }),
  '/conversation/open': record<Result<'/conversation/open'>>({ conversation }),
  '/conversation/set': record<Result<'/conversation/set'>>({ conversation }),
  '/message/send': receipt,
  '/message/recall': receipt,
  '/user/get': record<Result<'/user/get'>>({ users: list(user, USERS_PAGE) }),
}

/** The notices of the server. */
export const notices: { readonly [U in NoticeUrl]: Read<Notice<U>> } = {
  '/message': entry,
  '/conversation': conversation,
  '/read': record<Notice<'/read'>>({ cid: id, userId: id, seq: natural, n: natural }),
  '/typing': record<Notice<'/typing'>>({ cid: id, userId: id }),
  '/presence': record<Notice<'/presence'>>({ userId: id, online: flag, lastSeenAt: time }),
  '/bye': record<Notice<'/bye'>>({
    // An unknown reason of a newer version counts as an ordinary loss
    reason: text(LONGEST_CODE, 1) as Read<Notice<'/bye'>['reason']>,
    retryAfter: ifRight(clamped(0, LONGEST_RETRY_MS)),
  }),
}

/** A refusal as the phone uses it. Unknown codes of newer versions are allowed, and the sentence is cut. */
export interface Refusal {
  code: string
  message: string
  retryAfter?: number
}

/** The failure of a request. Only the code is required. */
export const failure = record<Refusal>({
  code: text(LONGEST_CODE, 1),
  message: (value) => (typeof value === 'string' ? shown(NAME_SHOWN)(value) : ''),
  retryAfter: ifRight(clamped(0, LONGEST_RETRY_MS)),
})

/** `GET /api/server`. */
export const serverFacts = record<ServerFacts>({
  demo: flag,
  // The login refuses another version, and says so
  protocol: integer(1, MOST) as Read<ServerFacts['protocol']>,
  now: time,
})

/** The response of `POST /api/login`. */
export const signedIn = record<SignedIn>({
  token: text(LONGEST_TOKEN, 1),
  expiresAt: time,
  user,
})
