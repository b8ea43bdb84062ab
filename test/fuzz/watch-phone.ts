import type { Conversation } from '../../protocol/conversation'
import type { Entry } from '../../protocol/entry'
import { awake } from '../../miniprogram/services/socket/connection-state'
import type { MessageRow } from '../../miniprogram/stores/chat/message-row'
import type { Coverage } from './coverage'
import type { Inside } from './inside'
import type { Ledger } from './ledger'
import { isBubble } from './screen'
import type { Trace } from './trace'

/** Reports something that must never happen. */
export type Accuse = (what: string) => void

export interface WatchParts {
  name: string
  trace: Trace
  coverage: Coverage
  ledger: Ledger
  accuse: Accuse
  /** Whether an older database was restored. */
  wasPutBack: () => boolean
}

const NEVER_FALL = ['lastSeq', 'readSeq', 'readN', 'rev'] as const

/** Checks a running phone at every change: rows and marks never decrease, and logs have no gaps. */
export function watchPhone(inside: Inside, parts: WatchParts): void {
  watchConnection(inside, parts)
  const { account, conversations, logs, sync } = inside
  const rows = new Map<string, Conversation>()
  account.changed.on(() => rows.clear())
  sync.renewed.on(() => {
    parts.trace.add(parts.name, 'takes the database for another one')
    if (!parts.wasPutBack()) parts.accuse('took the database for another one')
  })
  conversations.changed.on((cids) => {
    for (const cid of cids) {
      const row = conversations.get(cid)
      if (row) parts.accuse(fallen(rows.get(cid), row))
      if (row) rows.set(cid, row)
      else rows.delete(cid)
    }
  })
  logs.changed.on((cid) => parts.accuse(holeIn(logs.get(cid).entries)))
}

function watchConnection({ connection }: Inside, { name, trace, coverage }: WatchParts): void {
  let before = connection.state.name
  let lastLoss = ''
  connection.changed.on(() => {
    const { state } = connection
    if (state.name === before) return
    const inner = awake(state).name
    const why = connection.lastLoss === lastLoss ? '' : ` (${connection.lastLoss})`
    trace.add(name, `is ${state.name}${state.name === 'suspended' ? ` ${inner}` : ''}${why}`)
    coverage.met(`state ${state.name}`)
    coverage.met(`transition ${before} → ${state.name}`)
    if (why !== '') coverage.met(`end ${kindOfLoss(connection.lastLoss)}`)
    if (state.name === 'refused') coverage.met(`end refused ${state.code}`)
    before = state.name
    lastLoss = connection.lastLoss
  })
}

function kindOfLoss(loss: string): string {
  return loss.replace(/:.*|\d+.*/, '').trim()
}

function fallen(before: Conversation | undefined, row: Conversation): string {
  if (!before || row.gone !== before.gone) return ''
  const name = NEVER_FALL.find((mark) => row[mark] < before[mark])
  if (name) return `${row.cid}: ${name} fell from ${before[name]} to ${row[name]}`
  const isPeerBack = (row.peerReadSeq ?? 0) < (before.peerReadSeq ?? 0)
  return isPeerBack ? `${row.cid}: the other one's read mark fell` : ''
}

function holeIn(entries: readonly Entry[]): string {
  const hole = entries.find(({ seq }, at) => at > 0 && entries[at - 1]?.seq !== seq - 1)
  return hole ? `${hole.cid}: the log that may be shown has a hole before ${hole.seq}` : ''
}

/** What is wrong with a chat on the screen. Must be empty at every moment. */
export function wrongOnScreen(rows: readonly MessageRow[], ledger: Ledger): string {
  const keys = new Set(rows.map(({ key }) => key))
  if (keys.size < rows.length) return 'two rows have one key'
  const texts = rows.filter(isBubble).map(({ text }) => text)
  const known = texts.flatMap((text) => ledger.byText.get(text) ?? [])
  if (new Set(known).size < known.length) return 'a message is shown twice'
  return outOfOrder(known)
}

function outOfOrder(sayings: readonly { phone: string; place: number; text: string }[]): string {
  const places = new Map<string, number>()
  for (const { phone, place, text } of sayings) {
    if (place < (places.get(phone) ?? 0)) return `out of order: ${text}`
    places.set(phone, place)
  }
  return ''
}
