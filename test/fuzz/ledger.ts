/** One message as its sender meant it. */
export interface Saying {
  phone: string
  cid: string
  /** Of those that this phone said in this conversation, from 1. */
  place: number
  text: string
}

/** What people did, as they would tell it: the truth that phones and server are held to. */
export class Ledger {
  readonly sayings: Saying[] = []
  readonly byText = new Map<string, Saying>()
  /** Texts that were taken back, as the server has confirmed. */
  readonly recalled = new Set<string>()
  /** Texts whose taking back was refused, though an earlier try may have been under way. */
  readonly perhapsRecalled = new Set<string>()
  /** Texts that an older database did not hold when it came back; what still waits on a phone is said all the same. */
  readonly perhapsLost = new Set<string>()
  /** What was typed last and not sent, by phone and conversation. */
  readonly drafts = new Map<string, string>()
  private readonly places = new Map<string, number>()

  /** A text that nobody else says; `said` tells that the phone has taken it. */
  newText(phone: string, cid: string): { text: string; said: () => void } {
    const key = `${phone} ${cid}`
    const place = (this.places.get(key) ?? 0) + 1
    const text = `${phone} says ${this.sayings.length + 1}-${place}`
    const said = () => {
      const saying = { phone, cid, place, text }
      this.places.set(key, place)
      this.sayings.push(saying)
      this.byText.set(text, saying)
    }
    return { text, said }
  }
}
