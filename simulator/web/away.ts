import type { PhoneState } from '../platform/phone'
import { make } from '../runtime/screen/element'
import { words } from './words'

/** Covers the screen of a phone whose mini-program is not in front, and leads back to it. */
export class Away {
  readonly element: HTMLElement
  private readonly text = make('p')
  private readonly back: HTMLElement

  constructor(comeBack: () => void) {
    this.back = make('button', {
      attributes: { type: 'button', 'data-testid': 'come-back' },
      onTap: comeBack,
    })
    this.element = make('div', { className: 'phone__away', children: [this.text, this.back] })
    this.element.hidden = true
  }

  /** Returns whether the screen is covered. */
  draw(state: PhoneState | undefined, isLost: boolean): boolean {
    this.text.textContent = isLost ? words.lostServer : words.away[state?.visibility ?? 'shown']
    this.back.textContent = state?.visibility === 'killed' ? words.openAgain : words.comeBack
    this.back.hidden = isLost
    this.element.hidden = this.text.textContent === ''
    return !this.element.hidden
  }

  focus(): void {
    this.back.focus()
  }
}
