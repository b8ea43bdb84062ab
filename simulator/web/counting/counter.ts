import type { PhoneHandle } from '../phone-window'
import { chatOnScreen } from './chat-on-screen'
import { together } from './counts'
import { CountsLine } from './counts-line'
import { fold, forget } from './fold'
import { Ledger } from './ledger'
import { numberedIn, sentIn } from './on-the-wire'
import { tally } from './tally'

const EVERY_MS = 250

/** A phone whose screen is observed. */
interface Counted {
  readonly name: string
  readonly phone: PhoneHandle | undefined
  readonly counts: CountsLine
  drawFigures(): void
}

/** Reads all screens regularly. Shows under each phone what happened to its messages. */
export class Counter {
  readonly total = new CountsLine('total')
  private readonly ledger: Ledger = new Ledger(
    (wrong) => console.warn(wrong),
    (mid) => forget(this.ledger, mid)
  )

  readonly listener = {
    hear: (text: string) => {
      for (const numbered of numberedIn(text)) this.ledger.learned(numbered)
    },
    said: (from: string, text: string) => {
      for (const { mid, body } of sentIn(text)) this.ledger.said({ from, mid, text: body.text })
    },
    took: (from: string, cid: string, text: string) =>
      this.ledger.took({ from, cid, text, at: Date.now() }),
  }

  watch(phones: readonly Counted[]): void {
    setInterval(() => this.look(phones), EVERY_MS)
  }

  private look(phones: readonly Counted[]): void {
    for (const { name, phone } of phones) {
      const isShown = phone?.state().visibility === 'shown'
      this.ledger.saw(name, isShown ? chatOnScreen(phone.front()) : undefined, Date.now())
    }
    fold(this.ledger)
    const counts = phones.map(({ name }) => tally(this.ledger, name))
    phones.forEach((phone, index) => {
      const mine = counts[index]
      if (mine) phone.counts.show(mine)
      phone.drawFigures()
    })
    this.total.show(together(counts))
  }
}
