import type { Entry, Receipt } from '../independent-client/words'

/** A message that a person wrote; `order` counts that person's messages. */
export interface Said {
  cid: string
  from: string
  mid: string
  text: string
  order: number
}

/** A message whose recall was acknowledged. */
export interface Recalled {
  cid: string
  seq: number
}

/** What the server was asked and what it promised, recorded outside of the server. */
export class Ledger {
  readonly saidByMid = new Map<string, Said>()
  readonly receiptByMid = new Map<string, Receipt>()
  /** Requested recalls, by mid. They may be in a log. */
  readonly recalls = new Map<string, Recalled>()
  /** Acknowledged recalls. They must be in a log. */
  readonly recalled: Recalled[] = []
  /** What other people were told, by cid and seq. */
  readonly heard = new Map<string, Entry>()
  /** Acknowledged read marks, by cid and person. */
  readonly readSeq = new Map<string, number>()
  /** Promises that the server broke immediately. */
  readonly broken: string[] = []

  says(said: Said): void {
    this.saidByMid.set(said.mid, said)
  }

  /** A repeat must get the same answer as the first request. */
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
