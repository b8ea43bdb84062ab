import { newMid, say } from '../../independent-client/people'
import { Failure } from '../../independent-client/words'
import { twoPeople } from './conversation'
import { traceServer, type TracePlan } from './traced-server'

/** Syncs of the process that fail, counted from its start: after it has come up, and for a while. */
const FAILING = 'fsync,fdatasync:error=EIO:when=70..84'
const MESSAGES = 100

interface Outcome {
  words: string
  flaws: string[]
}

/** A disk that takes writes and fails to sync them: nothing of that is acknowledged or kept, and later all of it is. */
export async function failingSyncs(plan: TracePlan): Promise<Outcome> {
  const server = await traceServer({ ...plan, inject: FAILING })
  const { one, cid } = await twoPeople(server.address)
  const midsInLog = async () => {
    const { entries } = await one.client.ask('/history', { cid, after: 0, limit: 100 })
    return entries.map(({ mid = '' }) => mid)
  }
  const isKept = async (mid: string): Promise<boolean> => {
    try {
      await say(one, cid, { mid, text: `this is ${mid}` })
      return true
    } catch (error) {
      if (error instanceof Failure && error.code === 'busy') return false
      throw error
    }
  }

  const mids = Array.from({ length: MESSAGES }, () => newMid())
  const kept: string[] = []
  for (const mid of mids) if (await isKept(mid)) kept.push(mid)
  const meanwhile = await midsInLog()
  const refused = mids.filter((mid) => !kept.includes(mid))
  for (const mid of refused) if (await isKept(mid)) kept.push(mid)
  const atLast = await midsInLog()
  await server.stop()

  const before = kept.slice(0, kept.length - refused.length)
  return {
    words: `syncs that failed: ${refused.length} messages refused with busy, none of them in the log; sent again, all ${atLast.length} are`,
    flaws: [
      ...(refused.length > 0 ? [] : ['no sync failed although some should']),
      ...(same(meanwhile, before) ? [] : ['the log holds other messages than were acknowledged']),
      ...(same(atLast, kept) ? [] : ['what was refused could not be sent later']),
    ],
  }
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.join() === other.join()
