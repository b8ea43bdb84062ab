import type { ClientNotice, ClientNoticeUrl, Notice, NoticeUrl } from '../../protocol/notices'
import type { Params, RequestUrl, Result } from '../../protocol/requests'
import type { Audience } from '../bus/announcement'
import type { Storage } from '../storage/storage'

/** Announces a notice to the people who are online. The others learn it from the log. */
export type Announce = <U extends NoticeUrl>(to: Audience, url: U, data: Notice<U>) => void

/** What a handler may use: the requesting user, the time, the storage, the announcer, and a pause in long work. */
export interface RequestContext {
  userId: string
  now: number
  storage: Storage
  announce: Announce
  /** Charges for so many memberships that were read besides the rows of the answer. */
  looked: (memberships: number) => void
  /** Settles when the next step of long work may run. */
  nextStep: () => Promise<void>
}

export type Handler<U extends RequestUrl> = (
  data: Params<U>,
  context: RequestContext
) => Promise<Result<U>>

/** A url without a handler is a type error. */
export type Handlers = { [U in RequestUrl]: Handler<U> }

export type NoticeHandler<U extends ClientNoticeUrl> = (
  data: ClientNotice<U>,
  context: RequestContext
) => Promise<void>

export type NoticeHandlers = { [U in ClientNoticeUrl]: NoticeHandler<U> }
