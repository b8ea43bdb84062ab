import type { Failure } from './failures'
import type { Notice, NoticeUrl } from './notices'
import type { Params, RequestUrl, Result } from './requests'

/** A request gets exactly one response or failure. `id` is a positive integer, unique on its socket. */
export interface RequestFrame<U extends RequestUrl = RequestUrl> {
  url: U
  id: number
  data: Params<U>
}

export interface ResponseFrame<U extends RequestUrl = RequestUrl> {
  re: number
  data: Result<U>
}

export interface FailureFrame {
  re: number
  error: Failure
}

/** The url says which data the notice has. */
export type NoticeFrame<U extends NoticeUrl = NoticeUrl> = {
  [Url in U]: { url: Url; data: Notice<Url> }
}[U]

/** A frame from the server. A WebSocket message holds one of these, or an array of them in order. */
export type ServerFrame = ResponseFrame | FailureFrame | NoticeFrame
