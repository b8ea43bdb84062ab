import type { Dialect } from '../dialects/dialect'
import type { Figures, Load } from '../jobs'
import { outgoing } from '../message'
import { arrive } from './arrive'
import { counted } from './counted'
import { messagesIn } from './person'

/** Everybody is in one group. The next message is sent when everybody has received one of those in flight. */
export async function fanOut(
  dialect: Dialect,
  url: string,
  { members, inFlight, seconds }: Extract<Load, { kind: 'fan-out' }>
): Promise<Figures> {
  const people = await arrive(dialect, url, members)
  const cid = await dialect.group(people)
  const listeners = dialect.tellsSender ? members : members - 1
  let delivered = 0
  let sent = 0
  const next = (): void => {
    people[sent++ % inFlight]?.send('/message/send', outgoing(cid))
  }
  const hear = (frame: Buffer): void => {
    delivered += messagesIn(frame)
    while (sent - Math.floor(delivered / listeners) < inFlight) next()
  }
  for (const person of people) person.heard = hear
  for (let index = 0; index < inFlight; index++) next()
  return { perSecond: await counted(() => delivered, seconds) }
}
