import { chatOnScreen } from './counting/chat-on-screen'
import { GROUPS } from './people'
import type { PhoneHandle } from './phone-window'
import { words } from './words'

const EVERY_MS = 250
const SEND = 'message-composer wx-button'

/** Whose phone it is that is written on. */
export interface WriterParts {
  phone: () => PhoneHandle | undefined
  /** Told of each text that the phone has taken. */
  took: (cid: string, text: string) => void
}

/**
 * Types one message after the other into a phone, as somebody does who has much to say: in the conversation that is
 * open, or was the last to be; in the group where none was.
 */
export class Writer {
  private count = 0
  /** Where to write, the best first. */
  private titles = GROUPS
  /** Typed and not yet out of its field. */
  private text = ''
  private sentOn: PhoneHandle | undefined
  private timer: ReturnType<typeof setInterval> | undefined

  constructor(private readonly parts: WriterParts) {}

  get isOn(): boolean {
    return this.timer !== undefined
  }

  start(): void {
    this.timer ??= setInterval(() => this.goOn(), EVERY_MS)
  }

  stop(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }

  private goOn(): void {
    const phone = this.parts.phone()
    if (phone?.state().visibility !== 'shown') return
    const front = phone.front()
    const chat = chatOnScreen(front)
    if (chat === undefined) this.open(phone)
    else {
      this.titles = [String(front?.data['title'])]
      this.write(phone, chat.cid)
    }
  }

  private open({ hand }: PhoneHandle): void {
    this.titles.some((title) => hand.opens(title))
  }

  private write(phone: PhoneHandle, cid: string): void {
    const written = phone.hand.written()
    if (written === this.text && written !== '') this.send(phone)
    else if (written === '') this.writeNext(phone, cid)
  }

  private send(phone: PhoneHandle): void {
    phone.hand.tap(SEND)
    this.sentOn = phone
  }

  /** An empty field says that the text was taken, unless the phone has been opened anew since. */
  private writeNext(phone: PhoneHandle, cid: string): void {
    if (this.text !== '' && this.sentOn === phone) this.parts.took(cid, this.text)
    this.sentOn = undefined
    this.text = `${words.phrases[this.count % words.phrases.length] ?? ''} ${++this.count}`
    phone.hand.write(this.text)
  }
}
