import type { Params, RequestUrl } from '../../../protocol/requests'
import type { Signal } from '../signal'
import type { Answer } from '../wire/shapes'

/** Asks the server; rejects with a ChatError. */
export type Call = <U extends RequestUrl>(url: U, data: Params<U>) => Promise<Answer<U>>

/** A way to the server, as those see it who only want to ask. */
export interface Link {
  /** Signed in and caught up: now is the time to ask. */
  readonly isLive: boolean
  /** Told at each change of the connection. */
  readonly changed: Signal
  readonly call: Call
}
