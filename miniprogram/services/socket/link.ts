import type { Params, RequestUrl } from '../../../protocol/requests'
import type { Signal } from '../signal'
import type { Answer } from '../wire/shapes'

/** Sends a request to the server. Rejects with a ChatError. */
export type Call = <U extends RequestUrl>(url: U, data: Params<U>) => Promise<Answer<U>>

/** Carries requests to the server. */
export interface Link {
  /** Whether the link is signed in and caught up. */
  readonly isLive: boolean
  /** Emits each change of the connection. */
  readonly changed: Signal
  readonly call: Call
}
