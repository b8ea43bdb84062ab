import { NOTHING, together, type Counts } from './counts'
import type { Message, Said } from './message'

/** Messages that are no longer tracked, as counts. Also the senders of those that may still appear twice. */
export class Folded {
  private readonly sums = new Map<string, Counts>()
  private readonly messages = new Map<string, Said>()

  /** The counts of one phone. */
  of(phone: string): Counts {
    return this.sums.get(phone) ?? NOTHING
  }

  add(phone: string, counts: Partial<Counts>): void {
    this.sums.set(phone, together([this.of(phone), { ...NOTHING, ...counts }]))
  }

  /** Remembers the message's number, so that a repeat is recognized. */
  remember({ from, mid, text }: Message): void {
    this.messages.set(mid, { from, mid, text })
  }

  get(mid: string): Said | undefined {
    return this.messages.get(mid)
  }

  forget(mid: string): void {
    this.messages.delete(mid)
  }
}
