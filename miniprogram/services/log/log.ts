import type { Entry } from '../../../protocol/entry'
import type { Result } from '../../../protocol/requests'

/** The known part of one conversation's log. */
export interface Log {
  /** The entries that may be shown, ascending, without a gap. */
  readonly entries: readonly Entry[]
  /** Entries after a gap, ascending. They wait until the gap is filled. */
  readonly pending: readonly Entry[]
  /** The recalled seqs, whether the entries are known or not. */
  readonly recalled: ReadonlySet<number>
  /** The highest known seq. */
  readonly head: number
  /** The lowest seq that the user may read, once the server has reported it. */
  readonly first?: number
}

/** A requested page of the log, and the `head` that was known when it was requested. */
export interface Asked {
  after?: number
  head: number
}

/** The server's answer to a history request. */
export type HistoryPage = Result<'/history'>

/** An unknown log. */
export const EMPTY_LOG: Log = { entries: [], pending: [], recalled: new Set(), head: 0 }

/** A larger gap is not filled: the entries before it are dropped, and the newest page is shown. */
const WIDEST_GAP = 200

/** Whether the entries belong to this conversation and are consecutive. */
export function isPageOf(cid: string, { entries }: HistoryPage): boolean {
  const [first] = entries
  return entries.every(
    (entry, index) => entry.cid === cid && entry.seq === (first?.seq ?? 0) + index
  )
}

/** 0 if nothing is known. */
export function lastSeqOf(log: Log): number {
  return log.entries[log.entries.length - 1]?.seq ?? 0
}

/** Whether older entries exist that are not loaded. */
export function hasOlder({ entries, first }: Log): boolean {
  return (entries[0]?.seq ?? 0) > (first ?? 1)
}

/** The next request that is needed to show everything up to the head. */
export function missing(log: Log): Asked | undefined {
  const { head } = log
  const after = lastSeqOf(log)
  if (head <= after) return undefined
  return after === 0 || head - after > WIDEST_GAP ? { head } : { after, head }
}

/**
 * Whether a received entry differs from the known one with the same seq. Entries never change except by a recall,
 * which keeps the fields that are compared here.
 */
export function contradicts({ entries, pending }: Log, heard: readonly Entry[]): boolean {
  const first = entries[0]?.seq ?? 0
  return heard.some((entry) => {
    const known = entries[entry.seq - first] ?? pending.find(({ seq }) => seq === entry.seq)
    return known !== undefined && !isSame(known, entry)
  })
}

function isSame(one: Entry, other: Entry): boolean {
  return one.from === other.from && one.mid === other.mid && one.at === other.at
}

/** Merges entries in any order, even late or repeated ones. */
export function merge(log: Log, heard: readonly Entry[]): Log {
  const recalled = withRecalls(log.recalled, heard)
  const last = lastSeqOf(log)
  const fresh = heard.filter(({ seq }) => seq > last)
  if (fresh.length === 0 && recalled === log.recalled) return log
  return settled({
    ...log,
    recalled,
    entries: recalled === log.recalled ? log.entries : log.entries.map((e) => seen(e, recalled)),
    pending: inOrder([...log.pending, ...fresh]).map((entry) => seen(entry, recalled)),
    head: Math.max(log.head, ...heard.map(({ seq }) => seq)),
  })
}

/** Merges the requested page. Entries that are missing inside the page are not readable for this user. */
export function fill(log: Log, asked: Asked, page: HistoryPage): Log {
  const start = page.entries[0]?.seq
  const isApart = start !== undefined && start > lastSeqOf(log) + 1
  const base = isApart ? { ...log, entries: [] } : log
  const filled = merge(base, page.entries)
  return readable({ ...filled, first: page.first }, asked, page.last)
}

/** Prepends an older page. A page that does not connect is dropped. */
export function prepend(log: Log, page: HistoryPage): Log {
  const start = log.entries[0]?.seq ?? 0
  const end = page.entries[page.entries.length - 1]?.seq
  if (end === undefined) return { ...log, first: start }
  if (end !== start - 1) return log
  const recalled = withRecalls(log.recalled, page.entries)
  const older = page.entries.map((entry) => seen(entry, recalled))
  return { ...log, first: page.first, recalled, entries: [...older, ...log.entries] }
}

/** Keeps only the newest entries, for a conversation that is not on screen. */
export function newest(log: Log, count: number): Log {
  return log.entries.length > count ? { ...log, entries: log.entries.slice(-count) } : log
}

/**
 * If the answer ends below the head that was known at the request, the entries above are not readable for this user.
 */
function readable(log: Log, asked: Asked, last: number): Log {
  if (last >= asked.head) return log
  const isOurs = (seq: number) => seq <= last || seq > asked.head
  const pending = log.pending.filter(({ seq }) => isOurs(seq))
  const head = log.head > asked.head ? log.head : Math.max(last, lastSeqOf(log))
  return settled({ ...log, pending, head })
}

/** Appends the waiting entries that now connect. */
function settled(log: Log): Log {
  const { pending } = log
  if (pending.length === 0) return log
  let next = log.entries.length > 0 ? lastSeqOf(log) + 1 : (pending[0]?.seq ?? 0)
  let joined = 0
  while (pending[joined]?.seq === next) {
    joined++
    next++
  }
  if (joined === 0) return log
  const entries = [...log.entries, ...pending.slice(0, joined)]
  return { ...log, entries, pending: pending.slice(joined) }
}

function inOrder(entries: readonly Entry[]): Entry[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

function withRecalls(known: ReadonlySet<number>, heard: readonly Entry[]): ReadonlySet<number> {
  const named = heard.flatMap((entry) => {
    if (entry.type === 'recall') return [entry.body.seq]
    return entry.type === 'recalled' ? [entry.seq] : []
  })
  return named.every((seq) => known.has(seq)) ? known : new Set([...known, ...named])
}

/** A recall wins over its message, in whatever order the two arrive. */
function seen(entry: Entry, recalled: ReadonlySet<number>): Entry {
  if (entry.type === 'recalled' || !recalled.has(entry.seq)) return entry
  return { ...entry, type: 'recalled', body: {} }
}
