import type { Dialect } from '../dialects/dialect'
import type { Figures } from '../jobs'
import { outgoing } from '../message'
import { counted } from './counted'
import { pairUp } from './pairs'

/** Each pair's first sends to its second, the next message as soon as the last is acknowledged. */
export async function sends(
  dialect: Dialect,
  url: string,
  { pairs, seconds }: { pairs: number; seconds: number }
): Promise<Figures> {
  let acknowledged = 0
  for (const { sender, cid } of await pairUp(dialect, url, pairs)) {
    const next = () => sender.send('/message/send', outgoing(cid))
    sender.heard = (frame) => {
      dialect.answeredIds(frame).forEach(() => {
        acknowledged++
        next()
      })
    }
    next()
  }
  return { perSecond: await counted(() => acknowledged, seconds) }
}
