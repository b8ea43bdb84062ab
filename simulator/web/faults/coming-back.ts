import { rowOf } from '../conversation-row'
import type { PhoneHandle } from '../phone-window'

const EVERY_MS = 250
/** Who cannot find the conversation for so long gives it up. */
const MOST_LOOKS = 120

const CHAT = 'pages/chat/chat'

/** Ends and reopens a phone's mini-program as its owner does: back into the conversation that he was in. */
export class ComingBack {
  private title = ''
  private looksLeft = 0
  /** Its window may still be there for a moment. */
  private ended: PhoneHandle | undefined

  constructor(
    private readonly phone: () => PhoneHandle | undefined,
    private readonly relaunch: () => void
  ) {}

  open(): void {
    this.ended = this.phone()
    const front = this.ended?.front()
    if (front?.path === CHAT) this.title = String(front.data['title'])
    this.relaunch()
    const isLooking = this.looksLeft > 0
    this.looksLeft = this.title === '' ? 0 : MOST_LOOKS
    if (!isLooking) this.lookAgain()
  }

  private lookAgain(): void {
    if (this.looksLeft-- > 0) setTimeout(() => this.look(), EVERY_MS)
  }

  private look(): void {
    const phone = this.phone()
    const row = rowOf(this.title)
    if (phone === this.ended) this.lookAgain()
    else if (phone?.front()?.path === CHAT) this.looksLeft = 0
    else {
      if (phone?.hand.sees(row) === true) phone.hand.tap(row)
      this.lookAgain()
    }
  }
}
