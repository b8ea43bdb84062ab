import type { Conversation } from '../../protocol/conversation'
import type { Entry } from '../../protocol/entry'
import type { MessageRow } from '../../miniprogram/stores/chat/message-row'
import { isBubble, type Screen } from './screen'

/** With more people than this, the line names one less, and counts them. */
const MOST_NAMED = 4

type Notice = Entry & { type: 'notice' }

/** What a chat must show of a log, and what it shows, line by line. */
export class ScreenLines {
  readonly expected: string[]
  private readonly names: string[]

  /** `log` begins with the first entry that the reader may see. */
  constructor(log: readonly Entry[], me: string, row: Conversation) {
    const visible = log.filter(({ type }) => type !== 'recall')
    this.names = namesOf(log)
    this.expected = visible.flatMap((entry, at) => {
      if (entry.type === 'notice') return noticeLines(visible, at)
      return [entry.from === me ? myLine(entry, row) : line(entry)]
    })
  }

  /** A line of joins may begin in the older part that the chat has not loaded yet: that line is left out. */
  shownOn({ rows, store }: Screen): string[] {
    const isCut = store.hasOlder && rows[0]?.kind === 'notice'
    return rows.slice(Number(isCut)).flatMap((row) => this.shownLine(row))
  }

  private shownLine(row: MessageRow): string[] {
    if (row.kind === 'divider') return []
    if (row.kind === 'notice') return [`${row.key} notice ${namesIn(row.text, this.names).join()}`]
    if (!isBubble(row)) return [`${row.key} ${row.kind}`]
    return [`${row.key} "${row.text}" ${row.delivery}${row.problem}`]
  }
}

/** Everybody whom the notices of a log name. */
function namesOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap((entry) => (isNotice(entry) ? nameOf(entry) : [])))]
}

/** Those who joined, or left, one after another share the line of the first of them. */
function noticeLines(entries: readonly Entry[], at: number): string[] {
  const whatAt = (place: number) => {
    const entry = entries[place]
    return entry && isNotice(entry) ? entry.body.what : undefined
  }
  const what = whatAt(at)
  if (whatAt(at - 1) === what) return []
  let end = at
  while (whatAt(end) === what) end++
  const names = namesOf(entries.slice(at, end))
  const shown = names.length > MOST_NAMED ? names.slice(0, MOST_NAMED - 1) : names
  return [`s${entries[at]?.seq} notice ${shown.join()}`]
}

const isNotice = (entry: Entry): entry is Notice => entry.type === 'notice'

const nameOf = ({ body }: Notice): string[] => ('name' in body ? [body.name] : [])

function namesIn(text: string, names: readonly string[]): string[] {
  return names
    .filter((name) => text.includes(name))
    .sort((one, other) => text.indexOf(one) - text.indexOf(other))
}

/** How the row of an entry must look. */
function line(entry: Entry, key = `s${entry.seq}`, delivery = ''): string {
  if (entry.type === 'recalled') return `${key} ${entry.type}`
  return `${key} "${entry.type === 'text' ? entry.body.text : entry.type}" ${delivery}`
}

function myLine(entry: Entry, { peerReadSeq = 0 }: Conversation): string {
  return line(entry, entry.mid, entry.seq <= peerReadSeq ? 'read' : 'sent')
}
