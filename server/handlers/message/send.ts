import { appendOnce } from '../append-once'
import type { Handler } from '../handler'

/** Appends the message only once, even if the client repeats the request. Announces it to every member each time. */
export const send: Handler<'/message/send'> = ({ cid, mid, type, body }, context) => {
  const { userId: from, now: at } = context
  return appendOnce({ cid, mid, from, at, type, body }, context)
}
