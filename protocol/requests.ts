import type * as v from 'valibot'
import { conversationRequests } from './conversation'
import { messageRequests } from './message'
import { sessionRequests } from './session'
import { userRequests } from './user'

/** Every request a client may make: what it sends, and what it gets back. */
export const requests = {
  ...sessionRequests,
  ...conversationRequests,
  ...messageRequests,
  ...userRequests,
} as const

export type RequestUrl = keyof typeof requests
export type Params<U extends RequestUrl> = v.InferOutput<(typeof requests)[U]['params']>
export type Result<U extends RequestUrl> = v.InferOutput<(typeof requests)[U]['result']>
