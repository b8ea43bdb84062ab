import { appendOnce } from '../append-once'
import type { Handler } from '../handler'

/** Appends the message once, however often the client repeats it, and announces it to every member each time. */
export const send: Handler<'/message/send'> = ({ cid, mid, type, body }, context) => {
  const { userId: from, now: at } = context
  return appendOnce({ cid, mid, from, at, type, body }, context)
}
