import * as v from 'valibot'
import { textBody } from './entry'
import { id, natural, seq } from './values'

/** The server's word that an entry is on disk, the same for every repeat of the request. */
export const receipt = v.object({ cid: id, mid: id, seq, n: natural, at: natural })

/** What a client may say; `mid` makes a repeat harmless. */
export const outgoing = v.variant('type', [
  v.object({ cid: id, mid: id, type: v.literal('text'), body: textBody }),
])

export const messageRequests = {
  '/message/send': { params: outgoing, result: receipt },
  '/message/recall': { params: v.object({ cid: id, seq, mid: id }), result: receipt },
} as const

export type Receipt = v.InferOutput<typeof receipt>
export type Outgoing = v.InferOutput<typeof outgoing>
