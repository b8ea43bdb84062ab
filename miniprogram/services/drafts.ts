import type { Moved } from './conversations/directs'
import type { Account } from './keeping/account'
import { isString } from './keeping/checks'
import { Signal } from './signal'

/** Unsent drafts by conversation. Every change is stored immediately. */
export class Drafts {
  readonly changed = new Signal<string>()
  private readonly byCid = new Map<string, string>()

  constructor(private readonly account: Account) {
    account.changed.on(() => this.load())
  }

  get(cid: string): string {
    return this.byCid.get(cid) ?? ''
  }

  set(cid: string, text: string): void {
    if (text === this.get(cid)) return
    if (text === '') {
      this.byCid.delete(cid)
      this.shelf.remove(cid)
    } else {
      this.byCid.set(cid, text)
      this.shelf.set(cid, text)
    }
    this.changed.emit(cid)
  }

  /** Joins the draft of one conversation to that of another. */
  move({ from, to }: Moved): void {
    const texts = [this.get(to), this.get(from)].filter((text) => text !== '')
    this.set(to, texts.join('\n'))
    this.set(from, '')
  }

  private get shelf() {
    return this.account.precious('draft')
  }

  private load(): void {
    this.byCid.clear()
    for (const cid of this.shelf.names()) {
      const text = this.shelf.get(cid, isString)
      if (text !== undefined) this.byCid.set(cid, text)
    }
  }
}
