/** One message as its sender meant it. */
export interface Saying {
  phone: string
  cid: string
  /** The number of this message among those of this phone in this conversation, from 1. */
  place: number
  text: string
}

/** What people did. Phones and server are compared with this truth. */
export class Ledger {
  readonly sayings: Saying[] = []
  readonly byText = new Map<string, Saying>()
  /** Texts whose recall the server has confirmed. */
  readonly recalled = new Set<string>()
  /** Texts whose recall was refused, although an earlier attempt may have succeeded. */
  readonly perhapsRecalled = new Set<string>()
  /** Texts that an older database lacked when it was restored. Those that wait on a phone are sent anyway. */
  readonly perhapsLost = new Set<string>()
  /** The last typed but unsent text, by phone and conversation. */
  readonly drafts = new Map<string, string>()
  private readonly places = new Map<string, number>()

  /** A unique text. `said` reports that the phone has accepted it. */
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
