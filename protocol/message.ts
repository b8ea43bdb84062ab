import * as v from 'valibot'
import { isBlank } from '../miniprogram/protocol/text-rules'
import { textBody } from './entry'
import { id, natural, seq } from './values'

/** Confirms that an entry is on disk. Every repeat of the request gets the same receipt. */
export const receipt = v.object({ cid: id, mid: id, seq, n: natural, at: natural })

/** A text with at least one visible character. */
const said = v.pipe(
  textBody.entries.text,
  v.check((text) => !isBlank(text), 'visible text')
)

const spoken = v.object({ ...textBody.entries, text: said })

/** A message from a client. Its `mid` makes repeated requests harmless. */
export const outgoing = v.variant('type', [
  v.object({ cid: id, mid: id, type: v.literal('text'), body: spoken }),
])

export const messageRequests = {
  '/message/send': { params: outgoing, result: receipt },
  '/message/recall': { params: v.object({ cid: id, seq, mid: id }), result: receipt },
} as const

export type Receipt = v.InferOutput<typeof receipt>
export type Outgoing = v.InferOutput<typeof outgoing>
