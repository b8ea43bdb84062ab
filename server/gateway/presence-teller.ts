import { nextStep, type Clock } from '../clock'
import type { Announce } from '../handlers/handler'
import { factsOf, type Log } from '../log'
import type { Storage } from '../storage/storage'
import type { Directory } from './directory'
import type { PresenceNews } from './presence'

/** To tell so many takes a millisecond. */
const PEERS_A_STEP = 100

export interface PresenceTellerParts {
  clock: Pick<Clock, 'setImmediate'>
  storage: Storage
  directory: Directory
  announce: Announce
  log: Log
}

/**
 * Tells a person's direct contacts that the person came online or went offline. Tells a person who comes online which
 * contacts are online.
 */
export function presenceTeller(parts: PresenceTellerParts): (news: PresenceNews) => void {
  const { clock, storage, directory, announce, log } = parts
  const tell = async (news: PresenceNews): Promise<void> => {
    const peers = await storage.peers(news.userId)
    for (let from = 0; from < peers.length; from += PEERS_A_STEP) {
      await nextStep(clock)
      const some = peers.slice(from, from + PEERS_A_STEP)
      const here = some.filter((peer) => directory.isOnline(peer))
      if (here.length === 0) continue
      announce({ people: here }, '/presence', news)
      if (!news.online) continue
      for (const peer of here)
        announce({ people: [news.userId] }, '/presence', { ...news, userId: peer })
    }
  }
  return (news) =>
    void tell(news).catch((error: unknown) =>
      log.warn(factsOf(error), 'telling the presence failed')
    )
}
