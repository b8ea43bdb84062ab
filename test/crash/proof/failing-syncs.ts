import { newMid, say } from '../../independent-client/people'
import { Failure } from '../../independent-client/words'
import { twoPeople } from './conversation'
import { traceServer, type TracePlan } from './traced-server'

/** The syncs that fail. The first 50 or so create the demo's people and ours. */
const FAILING = 'fsync,fdatasync:error=EIO:when=90..100'
const MESSAGES = 100

interface Outcome {
  words: string
  flaws: string[]
}

/**
 * A disk that accepts writes but fails to sync them. Nothing is acknowledged meanwhile, and later every message is
 * there once.
 */
export async function failingSyncs(plan: TracePlan): Promise<Outcome> {
  const server = await traceServer({ ...plan, inject: FAILING })
  try {
    return await talk(server.address)
  } finally {
    await server.stop()
  }
}

/** How long the store may take to recover, checked every 50 ms. */
const MOST_LOOKS = 400

/** Returns when the server reports that it is ready again, or when that takes too long. */
async function isReady(address: string): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const { status } = await fetch(new URL('/readyz', address))
    if (status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function talk(address: string): Promise<Outcome> {
  const { one, cid } = await twoPeople(address)
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
  const refused: string[] = []
  for (const mid of mids) if (!(await isKept(mid))) refused.push(mid)
  await isReady(address)
  const stillRefused: string[] = []
  for (const mid of refused) if (!(await isKept(mid))) stillRefused.push(mid)
  const { entries } = await one.client.ask('/history', { cid, after: 0, limit: 100 })

  const kept = entries.map(({ mid = '' }) => mid)
  return {
    words: `while syncs failed: ${refused.length} messages refused with busy; sent again, each of the ${kept.length} stands in the log once`,
    flaws: [
      ...(refused.length > 0 ? [] : ['no sync failed although some should']),
      ...(stillRefused.length === 0 ? [] : ['the store did not recover']),
      ...([...kept].sort().join() === [...mids].sort().join() ? [] : ['the log is another one']),
    ],
  }
}
