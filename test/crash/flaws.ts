import type { Entry } from '../independent-client/words'
import type { Ledger } from './ledger'

/** What is wrong with a conversation's log, compared with its members' requests and receipts. Empty if nothing is. */
export function flawsOf(cid: string, log: readonly Entry[], ledger: Ledger): string[] {
  return [
    ...misplaced(log),
    ...doubled(log),
    ...unheardOf(log, ledger),
    ...outOfTurn(log, ledger),
    ...lost(cid, log, ledger),
    ...unsaid(cid, log, ledger),
    ...notRecalled(cid, log, ledger),
  ].map((flaw) => `${cid}: ${flaw}`)
}

/** Checks that numbers have no gaps, counts fit, and times never decrease. */
function misplaced(log: readonly Entry[]): string[] {
  let [n, at] = [0, 0]
  return log.flatMap((entry, index) => {
    if (entry.type !== 'recall') n++
    const isPlaced = entry.seq === index + 1 && entry.n === n && entry.at >= at
    at = entry.at
    return isPlaced ? [] : [`entry ${index + 1} is misplaced: ${JSON.stringify(entry)}`]
  })
}

function doubled(log: readonly Entry[]): string[] {
  const seen = new Set<string>()
  return log.flatMap(({ from, mid }) => {
    const key = `${from} ${mid}`
    const isDouble = seen.has(key)
    seen.add(key)
    return isDouble ? [`${key} stands there twice`] : []
  })
}

/** Checks that the log contains no entry that nobody sent, and none with a changed text. */
function unheardOf(log: readonly Entry[], ledger: Ledger): string[] {
  return log.flatMap(({ seq, mid = '', from, type, body }) => {
    if (type === 'recall') return ledger.recalls.has(mid) ? [] : [`nobody recalled: ${seq}`]
    const said = ledger.saidByMid.get(mid)
    const isTrue = said?.from === from && (type === 'recalled' || said.text === body.text)
    return isTrue ? [] : [`nobody said what stands at ${seq}`]
  })
}

/** Checks the order: each person waits for an answer before sending the next message. */
function outOfTurn(log: readonly Entry[], ledger: Ledger): string[] {
  const latest = new Map<string, number>()
  return log.flatMap(({ seq, mid = '', from }) => {
    const order = ledger.saidByMid.get(mid)?.order
    if (order === undefined) return []
    const isInTurn = order > (latest.get(from) ?? -1)
    latest.set(from, order)
    return isInTurn ? [] : [`entry ${seq} stands behind what its sender said later`]
  })
}

/** Checks that acknowledged messages are where their receipts say. */
function lost(cid: string, log: readonly Entry[], ledger: Ledger): string[] {
  return [...ledger.receiptByMid.values()].flatMap((receipt) => {
    if (receipt.cid !== cid) return []
    const { mid, seq, n, at } = receipt
    const entry = log[seq - 1]
    const isKept = entry?.mid === mid && entry.n === n && entry.at === at
    return isKept ? [] : [`what was acknowledged is not there: ${JSON.stringify(receipt)}`]
  })
}

/** Checks that everything that was announced is on the disk, and not only in memory. */
function unsaid(cid: string, log: readonly Entry[], ledger: Ledger): string[] {
  return [...ledger.heard.values()].flatMap((heard) => {
    if (heard.cid !== cid) return []
    const isKept = log[heard.seq - 1]?.mid === heard.mid
    return isKept ? [] : [`what was announced is not there: ${JSON.stringify(heard)}`]
  })
}

function notRecalled(cid: string, log: readonly Entry[], ledger: Ledger): string[] {
  return ledger.recalled.flatMap((recall) => {
    const entry = log[recall.seq - 1]
    if (recall.cid !== cid || (entry?.type === 'recalled' && !entry.body.text)) return []
    return [`entry ${recall.seq} was recalled, and can be read`]
  })
}
