import type { Entry, Receipt } from '../independent-client/words'

/** A message that somebody wrote, in the order in which he wrote them. */
export interface Said {
  cid: string
  from: string
  mid: string
  text: string
  order: number
}

/** A message that its sender took back, and was told so. */
export interface Recalled {
  cid: string
  seq: number
}

/** What the server was asked and what it promised, kept outside of it. */
export class Ledger {
  readonly saidByMid = new Map<string, Said>()
  readonly receiptByMid = new Map<string, Receipt>()
  /** Recalls that were asked for, by their mid: they may stand in a log. */
  readonly recalls = new Map<string, Recalled>()
  /** Those that were acknowledged: they must. */
  readonly recalled: Recalled[] = []
  /** What other people were told, by cid and seq. */
  readonly heard = new Map<string, Entry>()
  /** How far somebody was told that he has read, by cid and person. */
  readonly readSeq = new Map<string, number>()
  /** What the server did although it broke its word on the spot. */
  readonly broken: string[] = []

  says(said: Said): void {
    this.saidByMid.set(said.mid, said)
  }

  /** A repeat must be answered as the first time. */
  acknowledged(receipt: Receipt): void {
    const first = this.receiptByMid.get(receipt.mid) ?? receipt
    this.receiptByMid.set(receipt.mid, first)
    if (JSON.stringify(first) === JSON.stringify(receipt)) return
    this.broken.push(
      `a repeat was answered ${JSON.stringify(receipt)}, and first ${JSON.stringify(first)}`
    )
  }

  hears(entry: Entry): void {
    const key = `${entry.cid} ${entry.seq}`
    const first = this.heard.get(key) ?? entry
    this.heard.set(key, first)
    if (first.mid !== entry.mid) this.broken.push(`two entries were announced as ${key}`)
  }

  reads(cid: string, userId: string, seq: number): void {
    const key = `${cid} ${userId}`
    this.readSeq.set(key, Math.max(seq, this.readSeq.get(key) ?? 0))
  }
}
