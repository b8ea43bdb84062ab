import type { PhoneHandle } from '../phone-window'

const EVERY_MS = 250
/** Who cannot find the conversation for so long gives it up. */
const MOST_LOOKS = 120

const CHAT = 'pages/chat/chat'

/** Ends and reopens a phone's mini-program as its owner does: back into the conversation that he was in. */
export class ComingBack {
  private title = ''
  private looksLeft = 0

  constructor(
    private readonly phone: () => PhoneHandle | undefined,
    private readonly relaunch: () => void
  ) {}

  open(): void {
    const front = this.phone()?.front()
    if (front?.path === CHAT) this.title = String(front.data['title'])
    this.relaunch()
    const isLooking = this.looksLeft > 0
    this.looksLeft = MOST_LOOKS
    if (!isLooking) this.look()
  }

  private look(): void {
    const phone = this.phone()
    const row = `.row[aria-label^=${JSON.stringify(`${this.title}, `)}]`
    if (this.title === '' || phone?.front()?.path === CHAT) this.looksLeft = 0
    else if (phone?.hand.sees(row) === true) phone.hand.tap(row)
    if (--this.looksLeft > 0) setTimeout(() => this.look(), EVERY_MS)
  }
}
