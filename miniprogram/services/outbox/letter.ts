import type { Entry, TextBody } from '../../../protocol/entry'
import type { Outgoing, Receipt } from '../../../protocol/message'
import { partFor, type SpokenType } from '../../protocol/entry-kinds'
import { isNumber, isRecord, isString } from '../keeping/checks'

/** An own message that the server has not numbered yet. */
export type Letter = Outgoing & {
  body: TextBody
  /** By the phone's clock. The server's time replaces it later. */
  at: number
  /** The other person of a direct conversation, with whom it can be opened again. */
  peer?: string
  state: { name: 'waiting' } | { name: 'failed'; code: string }
}

/** The server's entry for this letter. */
export function entryOf({ type, body }: Letter, receipt: Receipt, from: string): Entry {
  return { ...receipt, from, type, body }
}

/** The data of the request. */
export function paramsOf({ cid, mid, type, body }: Letter): Outgoing {
  return { cid, mid, type, body }
}

/** Recovers a damaged or older piece that still contains a text and a conversation. It is sent under its own id. */
export function rescued(mid: string, value: unknown, now: number): Letter | undefined {
  if (!isRecord(value) || !isString(value['cid']) || !isRecord(value['body'])) return undefined
  const { cid, at, body } = value
  const { text } = body
  if (!isString(text) || text === '') return undefined
  const state = { name: 'waiting' } as const
  return { cid, mid, type: 'text', body: { text }, at: isNumber(at) ? at : now, state }
}

/** Whether a stored value is a letter. */
export function isLetter(value: unknown): value is Letter {
  if (!isRecord(value) || !isRecord(value['state'])) return false
  return isAddressed(value) && isSaying(value) && isLetterState(value['state']) && hasPeer(value)
}

function isAddressed({ cid, mid, at }: Record<string, unknown>): boolean {
  return isString(cid) && isString(mid) && isNumber(at)
}

/** Whether a kept body is whole, by kind. */
const bodyChecks: Record<SpokenType, (body: Record<string, unknown>) => boolean> = {
  text: ({ text }) => isString(text),
}

function isSaying({ type, body }: Record<string, unknown>): boolean {
  const isWhole = isString(type) ? partFor(bodyChecks, type) : undefined
  return isRecord(body) && isWhole?.(body) === true
}

function hasPeer({ peer }: Record<string, unknown>): boolean {
  return peer === undefined || isString(peer)
}

function isLetterState(state: Record<string, unknown>): boolean {
  return state['name'] === 'waiting' || (state['name'] === 'failed' && isString(state['code']))
}
