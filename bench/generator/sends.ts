import type { Dialect } from '../dialects/dialect'
import type { Figures, Load } from '../jobs'
import { outgoing } from '../message'
import { counted } from './counted'
import { pairUp } from './pairs'

/** Both people of each pair talk. Each sends the next message when the last one is acknowledged. */
export async function sends(
  dialect: Dialect,
  url: string,
  { pairs, seconds }: Extract<Load, { kind: 'sends' }>
): Promise<Figures> {
  let acknowledged = 0
  for (const { person, cid } of await pairUp(dialect, url, pairs)) {
    const next = () => person.send('/message/send', outgoing(cid))
    person.heard = (frame) => {
      dialect.answeredIds(frame).forEach(() => {
        acknowledged++
        next()
      })
    }
    next()
  }
  return { perSecond: await counted(() => acknowledged, seconds) }
}
