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

/** Announces that a person came or went to the person's direct contacts. A person who comes learns who is online. */
export function presenceTeller(parts: PresenceTellerParts): (news: PresenceNews) => void {
  const { storage, directory, announce, log } = parts
  const tell = async (news: PresenceNews): Promise<void> => {
    const peers = await storage.peers(news.userId)
    const here = peers.filter((peer) => directory.isOnline(peer))
    announce(here, '/presence', news)
    if (!news.online) return
    for (const peer of here) announce([news.userId], '/presence', { ...news, userId: peer })
  }
  return (news) =>
    void tell(news).catch((error: unknown) => log.warn(factsOf(error), 'presence was not told'))
}
