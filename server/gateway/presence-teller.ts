import type { Announce } from '../handlers/handler'
import { factsOf, type Log } from '../log'
import type { Storage } from '../storage/storage'
import type { Directory } from './directory'
import type { PresenceNews } from './presence'

export interface PresenceTellerParts {
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
  const { storage, directory, announce, log } = parts
  const tell = async (news: PresenceNews): Promise<void> => {
    const peers = await storage.peers(news.userId)
    const here = peers.filter((peer) => directory.isOnline(peer))
    announce({ people: here }, '/presence', news)
    if (!news.online) return
    for (const peer of here)
      announce({ people: [news.userId] }, '/presence', { ...news, userId: peer })
  }
  return (news) =>
    void tell(news).catch((error: unknown) =>
      log.warn(factsOf(error), 'telling the presence failed')
    )
}
