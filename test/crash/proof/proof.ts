import type { SystemCall } from './system-calls'

/**
 * The path of one message: its entry is written to the log file, the file is synced, and only then somebody is told.
 */
export interface Way {
  mid: string
  written: SystemCall
  synced: SystemCall
  told: SystemCall
}

export interface Proof {
  ways: Way[]
  /** What contradicts the proof. */
  flaws: string[]
}

const isLog = ({ target }: SystemCall): boolean => target.endsWith('.db-wal')
const isWrite = ({ name }: SystemCall): boolean =>
  /^(pwrite64|pwritev2?|writev?|sendmsg|sendto)$/.test(name)
const isSync = ({ name, result }: SystemCall): boolean =>
  /^f(data)?sync$/.test(name) && result === 0
const isSocket = ({ target }: SystemCall): boolean => target.startsWith('TCP')

/** Follows every mid through the system calls. Data that is sent to a socket before the log is synced is a flaw. */
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
  const writes = log.filter((call) => isWrite(call) && call.began < told.began)
  const written = writes.findIndex(({ rest }) => rest.includes(mid))
  if (written < 0) return 'somebody was told of it before it was written'
  const committed = endOfCommit(writes, written)
  if (!committed) return 'somebody was told of it before it was committed'
  const synced = log.find((call) => isSync(call) && call.began > committed.ended)
  if (!synced || synced.ended >= told.began) return 'somebody was told of it before it was synced'
  return { mid, written: writes[written] ?? committed, synced, told }
}

/** The last write of this write's transaction: the page after the header that commits. */
function endOfCommit(writes: readonly SystemCall[], from: number): SystemCall | undefined {
  // A page's header comes before the page itself.
  const header = writes.findIndex((call, index) => index >= from - 1 && isCommitHeader(call))
  return header < 0 ? undefined : writes[header + 1]
}

/** A frame's header contains the size of the database after the page number. It is 0 if the commit comes later. */
function isCommitHeader({ rest }: SystemCall): boolean {
  const [, text = '', length] = /^, "(.*?)"(?:\.\.\.)?, (\d+), /s.exec(rest) ?? []
  return (
    length === '24' &&
    bytesOf(text)
      .slice(4, 8)
      .some((byte) => byte !== 0)
  )
}

const NAMED: Record<string, number> = { n: 10, t: 9, r: 13, v: 11, f: 12 }

/** The bytes of a C string in strace's output. */
function bytesOf(text: string): number[] {
  return [...text.matchAll(/\\([0-7]{1,3})|\\(.)|([^\\])/gs)].map(([, octal, escaped, plain]) => {
    if (octal !== undefined) return parseInt(octal, 8)
    if (escaped !== undefined) return NAMED[escaped] ?? escaped.charCodeAt(0)
    return (plain ?? '').charCodeAt(0)
  })
}
