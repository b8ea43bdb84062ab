import type { Entry } from '../../protocol/entry'
import type { VirtualServer } from '../world/virtual-server'

/** A conversation's log on the server, with mids and numbers. */
export function entriesOf(server: VirtualServer, cid: string): Promise<Entry[]> {
  return server.storage.history({ cid, first: 1, last: 1_000_000, limit: 10_000 })
}

/** `word 1`, `word 2` … */
export const words = (count: number, word = 'word'): string[] =>
  Array.from({ length: count }, (_, index) => `${word} ${index + 1}`)
