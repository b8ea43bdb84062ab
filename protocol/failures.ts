import * as v from 'valibot'
import { REMEDIES, type FailureCode } from '../miniprogram/protocol/failures'
import { natural, sentence } from './values'

export type { ByeReason, FailureCode, Remedy } from '../miniprogram/protocol/failures'

/** The answer of a failed request; `retryAfter` in milliseconds. */
export const failure = v.object({
  code: v.picklist(Object.keys(REMEDIES) as FailureCode[]),
  message: sentence,
  retryAfter: v.optional(natural),
})

export type Failure = v.InferOutput<typeof failure>
