import { chatOnScreen } from './counting/chat-on-screen'
import { GROUPS } from './people'
import type { PhoneHandle } from './phone-window'
import { words } from './words'

const EVERY_MS = 250
const SEND = 'message-composer wx-button'

/** The phone and the callbacks of a writer. */
export interface WriterParts {
  phone: () => PhoneHandle | undefined
  /** Called for each text that the phone accepted. */
  took: (cid: string, text: string) => void
}

/**
 * Types one message after another into a phone, like a very busy user. It writes in the conversation that is open or
 * was open last, otherwise in the group.
 */
export class Writer {
  private count = 0
  /** Where to write, the best conversation first. */
  private titles = GROUPS
  /** Typed, but still in its field. */
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

  /** An empty field means that the text was accepted, unless the phone has been reopened meanwhile. */
  private writeNext(phone: PhoneHandle, cid: string): void {
    if (this.text !== '' && this.sentOn === phone) this.parts.took(cid, this.text)
    this.sentOn = undefined
    this.text = `${words.phrases[this.count % words.phrases.length] ?? ''} ${++this.count}`
    phone.hand.write(this.text)
  }
}
