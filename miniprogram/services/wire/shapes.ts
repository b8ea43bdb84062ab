import type { Conversation } from '../../../protocol/conversation'
import type { Receipt } from '../../../protocol/message'
import type { Notice, NoticeUrl } from '../../../protocol/notices'
import type { RequestUrl, Result } from '../../../protocol/requests'
import type { ServerFacts, SignedIn } from '../../../protocol/session'
import { HISTORY_PAGE, MAX_PEOPLE_SHOWN, PROTOCOL_VERSION, USERS_PAGE } from '../../protocol/limits'
import { entry } from './entry'
import {
  WrongShape,
  clamped,
  flag,
  ifRight,
  list,
  oneOf,
  optional,
  record,
  shown,
  text,
  type Fields,
  type Read,
} from './shape'
import { LONGEST_CODE, NAME_SHOWN, avatar, id, name, natural, seq, time, user } from './values'

/** More than a page of any version has. The length of a frame is limited as well. */
const MOST_ROWS = 5_000
const LONGEST_CURSOR = 1024
const LONGEST_TOKEN = 256
/** The server drops a phone that is silent for a minute; a ping needs a little time to arrive. */
const PING_MS = [5_000, 55_000] as const
/** No server may keep a phone away for longer than this. */
const LONGEST_RETRY_MS = 300_000

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

/** Earlier servers did not say it; the login refuses a version that the server does not speak. */
const protocols: Read<ServerFacts['protocols']> = (value) =>
  ifRight(record<ServerFacts['protocols']>({ min: natural, max: natural }))(value) ?? {
    min: PROTOCOL_VERSION,
    max: PROTOCOL_VERSION,
  }

/** The response to each request. */
export const results: { readonly [U in RequestUrl]: Read<Answer<U>> } = {
  '/login': record<Result<'/login'>>({
    ...{ userId: id, sessionId: id, epoch: id, now: time, pingMs: clamped(...PING_MS) },
    protocols,
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
  protocol: natural,
  protocols,
  now: time,
})

/** The response of `POST /api/login`. */
export const signedIn = record<SignedIn>({
  token: text(LONGEST_TOKEN, 1),
  expiresAt: time,
  user,
})
