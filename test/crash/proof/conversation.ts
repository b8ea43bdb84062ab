import { arrive, conversationOf, newMid, say, type Person } from '../../independent-client/people'
import { traceServer, type TracePlan } from './traced-server'

/** How many messages are sent at once, group after group: single ones, and groups that share a commit. */
const GROUPS = [...Array<number>(20).fill(1), ...Array<number>(6).fill(7)]

/** Lets two people talk through a traced server. Returns the acknowledged mids. */
export async function sendUnderTrace(plan: TracePlan): Promise<string[]> {
  const server = await traceServer(plan)
  const { one, cid } = await twoPeople(server.address)
  const mids: string[] = []
  for (const count of GROUPS) {
    const group = Array.from({ length: count }, () => newMid())
    await Promise.all(group.map((mid) => say(one, cid, { mid, text: `this is ${mid}` })))
    mids.push(...group)
  }
  await server.stop()
  return mids
}

/** Ming and Hong, and their conversation. */
export async function twoPeople(address: string): Promise<{ one: Person; cid: string }> {
  const [one, other] = [await arrive(address, 'Ming'), await arrive(address, 'Hong')]
  return { one, cid: await conversationOf(one, other) }
}
