import { newMid, type Person } from '../independent-client/people'
import { Failure, type Receipt } from '../independent-client/words'
import type { SeededRandom } from '../world/seeded-random'
import type { Cast } from './cast'
import type { Ledger, Said } from './ledger'

/** How many unanswered messages are sent again first after each crash. */
const REPEATED = 3

/** One person's side of one conversation: sends, waits for the answer, and sends the next. */
export class Talk {
  private order = 0
  private pending: Said | undefined
  private readonly latest: Said[] = []

  constructor(
    readonly cid: string,
    private readonly from: string,
    private readonly ledger: Ledger
  ) {}

  get unanswered(): Said | undefined {
    return this.pending
  }

  /** Runs until the server is gone: first repeats what the server may have lost, then sends new messages. */
  async goOn(cast: Cast, random: SeededRandom): Promise<void> {
    const person = cast.person(this.from)
    try {
      for (const said of this.latest.slice(-REPEATED)) await this.send(person, said)
      for (;;) {
        this.pending ??= this.next(random)
        const receipt = await this.send(person, this.pending)
        this.latest.push(this.pending)
        this.pending = undefined
        await this.afterwards(person, receipt, random)
      }
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'offline') throw error
    }
  }

  private next(random: SeededRandom): Said {
    const { cid, from, order } = this
    const text = `${order} ${'长 and long '.repeat(random.below(60))}`
    const said = { cid, from, mid: newMid(), text, order }
    this.order++
    this.ledger.says(said)
    return said
  }

  private async send({ client }: Person, { cid, mid, text }: Said): Promise<Receipt> {
    const receipt = await client.ask('/message/send', { cid, mid, type: 'text', body: { text } })
    this.ledger.acknowledged(receipt)
    return receipt
  }

  /** Sometimes reads the log, and sometimes recalls an own message. */
  private async afterwards(
    { client, user }: Person,
    { cid, seq }: Receipt,
    random: SeededRandom
  ): Promise<void> {
    const chance = random.fraction()
    if (chance < 0.2) {
      const { readSeq } = await client.ask('/read', { cid, seq })
      this.ledger.reads(cid, user.id, readSeq)
    } else if (chance < 0.3) {
      const mid = newMid()
      this.ledger.recalls.set(mid, { cid, seq })
      await client.ask('/message/recall', { cid, seq, mid })
      this.ledger.recalled.push({ cid, seq })
    }
  }
}
