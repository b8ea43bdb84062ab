import { NOTHING, together, type Counts } from './counts'
import type { Message, Said } from './message'

/** What has become of messages that are followed no more, as numbers, and who said those that may yet come twice. */
export class Folded {
  private readonly sums = new Map<string, Counts>()
  private readonly messages = new Map<string, Said>()

  /** Of one phone. */
  of(phone: string): Counts {
    return this.sums.get(phone) ?? NOTHING
  }

  add(phone: string, counts: Partial<Counts>): void {
    this.sums.set(phone, together([this.of(phone), { ...NOTHING, ...counts }]))
  }

  /** Its number is remembered: should it come again, it is known. */
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
