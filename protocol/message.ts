import * as v from 'valibot'
import type { SpokenType } from '../miniprogram/protocol/entry-kinds'
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

const addressed = { cid: id, mid: id }

/** A message of each kind that people say. */
const sayings = {
  text: v.object({ ...addressed, type: v.literal('text'), body: spoken }),
} as const satisfies Record<SpokenType, unknown>

/** A message from a client; `mid` makes a repeat harmless. */
export const outgoing = v.variant('type', Object.values(sayings))

export const messageRequests = {
  '/message/send': { params: outgoing, result: receipt },
  '/message/recall': { params: v.object({ cid: id, seq, mid: id }), result: receipt },
} as const

export type Receipt = v.InferOutput<typeof receipt>
export type Outgoing = v.InferOutput<typeof outgoing>
