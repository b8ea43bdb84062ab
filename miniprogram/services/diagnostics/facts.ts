import type { ClientFacts } from '../../platform/ports'
import type { ConnectionState } from '../socket/connection-state'

/** Facts about the connection to the server, for troubleshooting. */
export interface DiagnosticFacts {
  connection: ConnectionState['name']
  /** What carries requests now. */
  way: 'socket' | 'http' | 'none'
  /** Why the last link or sign-in ended, in the words of the side that ended it; empty if none has ended. */
  lastEnd: string
  /** By the phone's clock; undefined if none is planned. */
  nextAttemptAt: number | undefined
  /** Round trip of the last answered request; undefined before the first one. */
  roundTripMs: number | undefined
  /** Messages that are not on the server yet; `setAside` counts unreadable ones. */
  outbox: { messages: number; bytes: number; setAside: number }
  /** What is available offline: rows of the list, and chats with their newest messages. */
  cached: { conversations: number; chats: number }
  /** `app` is empty in a developer's build. */
  versions: { app: string; protocol: number; cache: number }
  /** The versions of the wire that the server speaks; undefined before the first login. */
  protocols: { min: number; max: number } | undefined
  /** The server's address. */
  server: string
  /** wifi, 2g … 5g, unknown, none. */
  network: string
  client: ClientFacts
}

/** The facts as lines of text. */
export function linesOf(facts: DiagnosticFacts): string[] {
  const { outbox, cached, versions, protocols, client } = facts
  return [
    `connection ${facts.connection}, by ${facts.way}`,
    `last end: ${facts.lastEnd || 'none'}`,
    `round trip: ${facts.roundTripMs ?? '?'} ms`,
    `outbox: ${outbox.messages} messages, ${outbox.bytes} bytes, ${outbox.setAside} set aside`,
    `cached: ${cached.conversations} conversations, ${cached.chats} chats`,
    `versions: app ${versions.app || 'develop'}, protocol ${versions.protocol}, cache ${versions.cache}`,
    `server: ${facts.server || 'none'}, protocols ${protocols ? `${protocols.min} to ${protocols.max}` : '?'}`,
    `network: ${facts.network}`,
    `client: ${said(client.host)} ${said(client.version)}, base library ${said(client.baseLibrary)}`,
    `device: ${said(client.platform)}, ${said(client.system)}, ${said(client.model)}`,
  ]
}

const said = (text: string): string => text || '?'
