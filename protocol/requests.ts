import type * as v from 'valibot'
import { conversationRequests } from './conversation'
import { messageRequests } from './message'
import { sessionRequests } from './session'
import { userRequests } from './user'

/** Every request that a client sends, with the schemas of its data and its response. */
export const requests = {
  ...sessionRequests,
  ...conversationRequests,
  ...messageRequests,
  ...userRequests,
} as const

export type RequestUrl = keyof typeof requests
export type Params<U extends RequestUrl> = v.InferOutput<(typeof requests)[U]['params']>
export type Result<U extends RequestUrl> = v.InferOutput<(typeof requests)[U]['result']>
