import type { ShownRow } from '../../../../simulator/web/counting/chat-on-screen'
import type { Counts } from '../../../../simulator/web/counting/counts'
import { Ledger } from '../../../../simulator/web/counting/ledger'
import { tally } from '../../../../simulator/web/counting/tally'

export const CID = 'group'

/** A row of the phone's owner. */
export const mine = (mid: string, delivery: string, text = mid): ShownRow => ({
  key: mid,
  text,
  isMine: true,
  delivery,
})

/** A row of somebody else. */
export const theirs = (seq: number): ShownRow => ({
  key: `s${seq}`,
  text: `no. ${seq}`,
  isMine: false,
  delivery: '',
})

/** Two screens with one conversation, and the server's numbers. */
export class Table {
  readonly ledger = new Ledger()
  private now = 0

  /** The server assigns this one number. */
  number(mid: string, seq: number): this {
    this.ledger.learned({ cid: CID, mid, seq })
    return this
  }

  numbers(...mids: string[]): this {
    mids.forEach((mid, index) => this.ledger.learned({ cid: CID, mid, seq: index + 1 }))
    return this
  }

  ann(...rows: ShownRow[]): this {
    return this.shows('Ann', rows)
  }

  bob(...rows: ShownRow[]): this {
    return this.shows('Bob', rows)
  }

  took(text: string): this {
    this.ledger.took({ from: 'Ann', cid: CID, text, at: this.now })
    return this
  }

  says(mid: string, text: string): this {
    this.ledger.said({ from: 'Ann', mid, text })
    return this
  }

  after(seconds: number): this {
    this.now += seconds * 1000
    return this
  }

  get counts(): Counts {
    return tally(this.ledger, 'Ann')
  }

  private shows(phone: string, rows: ShownRow[]): this {
    this.ledger.saw(phone, { cid: CID, rows, isCurrent: true }, this.now)
    return this
  }
}

/** One message was there before. */
export const opened = () => new Table().numbers('old').ann(mine('old', 'read')).bob(theirs(1))
