import type { PhoneHandle } from './phone-window'

const EVERY_MS = 250
/** How often the list is checked for a conversation before giving up. */
const MOST_LOOKS = 120
/** During the first checks only the first choice is accepted, because its row may appear later than the others. */
const PATIENT_LOOKS = 8

const CHAT = 'pages/chat/chat'

/** Opens a conversation on a phone as its owner would: waits for its row in the list and taps it. */
export class Owner {
  private titles: readonly string[] = []
  private looks = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  /** The ended phone, whose window may still exist for a moment. */
  private ended: PhoneHandle | undefined

  constructor(
    private readonly phone: () => PhoneHandle | undefined,
    private readonly relaunch: () => void,
    /** A mini-program of somebody else has no conversations to open. */
    private readonly hasChats = true
  ) {}

  /** Opens the first of these conversations in the list, unless somebody uses the phone meanwhile. */
  goTo(titles: readonly string[]): void {
    this.titles = titles
    this.looks = 0
    this.lookLater()
  }

  /** Ends the mini-program, and reopens it in the conversation that was open. */
  reopen(): void {
    this.ended = this.phone()
    const front = this.ended?.front()
    if (front?.path === CHAT && this.hasChats) this.titles = [String(front.data['title'])]
    this.relaunch()
    this.goTo(this.titles)
  }

  /** Stops opening conversations. */
  rest(): void {
    clearTimeout(this.timer)
  }

  private lookLater(): void {
    clearTimeout(this.timer)
    if (this.titles.length > 0 && this.looks < MOST_LOOKS)
      this.timer = setTimeout(() => this.look(), EVERY_MS)
  }

  private look(): void {
    const phone = this.phone()
    if (phone === undefined || phone === this.ended) this.lookLater()
    else if (!phone.isUsed() && phone.front()?.path !== CHAT) {
      this.tapRow(phone)
      this.lookLater()
    }
  }

  private tapRow({ hand }: PhoneHandle): void {
    const choice = this.looks++ < PATIENT_LOOKS ? this.titles.slice(0, 1) : this.titles
    choice.some((title) => hand.opens(title))
  }
}
