import type { SystemCall } from './system-calls'

/** One message's way: its entry written to the log's file, the file synced, and only then somebody told. */
export interface Way {
  mid: string
  written: SystemCall
  synced: SystemCall
  told: SystemCall
}

export interface Proof {
  ways: Way[]
  /** Why it is none. */
  flaws: string[]
}

const isLog = ({ target }: SystemCall): boolean => target.endsWith('.db-wal')
const isWrite = ({ name }: SystemCall): boolean =>
  /^(pwrite64|pwritev2?|writev?|sendmsg|sendto)$/.test(name)
const isSync = ({ name, result }: SystemCall): boolean =>
  /^f(data)?sync$/.test(name) && result === 0
const isSocket = ({ target }: SystemCall): boolean => target.startsWith('TCP')

/** Follows every mid through the calls. What is on its way to a socket while the log is not synced is a flaw. */
export function proofFor(mids: readonly string[], calls: readonly SystemCall[]): Proof {
  const ways: Way[] = []
  const flaws: string[] = []
  const log = calls.filter(isLog)
  const told = calls.filter((call) => isSocket(call) && isWrite(call))
  for (const mid of mids) {
    const way = wayOf(mid, log, told)
    if (typeof way === 'string') flaws.push(`${mid}: ${way}`)
    else ways.push(way)
  }
  return { ways, flaws }
}

function wayOf(mid: string, log: readonly SystemCall[], sent: readonly SystemCall[]): Way | string {
  const told = sent.find(({ rest }) => rest.includes(mid))
  if (!told) return 'nobody was told of it'
  const before = log.filter(({ began }) => began < told.began)
  const written = before.find((call) => isWrite(call) && call.rest.includes(mid))
  if (!written) return 'somebody was told of it before it was written'
  // The last write of all: what commits the entry may be behind what holds it.
  const last = before.filter(isWrite).at(-1) ?? written
  const synced = before.find((call) => isSync(call) && call.began > last.ended)
  if (!synced || synced.ended >= told.began) return 'somebody was told of it before it was synced'
  return { mid, written, synced, told }
}
