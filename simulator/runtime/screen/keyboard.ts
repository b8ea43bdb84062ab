import { make } from './element'
import { Keypad } from './keypad'
import type { TextField } from './typing'
import type { ScreenWords } from './words'

type HeightListener = (result: { height: number }) => void

const HEIGHT_PX = 260

/**
 * The phone's on-screen keyboard. It is hidden from screen readers, which have their own. Off by default, because
 * computers have a keyboard.
 */
export class Keyboard {
  readonly element = make('div', { className: 'keyboard', attributes: { 'aria-hidden': 'true' } })
  private canOpen = false
  /** The listener of the field that has the focus. */
  private told: ((height: number) => void) | undefined
  private height = 0
  private readonly listeners = new Set<HeightListener>()

  private readonly keypad: Keypad

  constructor(
    private readonly screen: HTMLElement,
    words: ScreenWords
  ) {
    this.keypad = new Keypad(words, () => fieldIn(screen))
    this.element.append(this.keypad.element)
    this.element.hidden = true
    // Touching the keyboard must not take the focus from the field
    this.element.addEventListener('mousedown', (event) => event.preventDefault())
  }

  get isSimulated(): boolean {
    return this.canOpen
  }

  /** Shows or hides it at once if a field has the focus, otherwise with the next field. */
  set isSimulated(isSimulated: boolean) {
    this.canOpen = isSimulated
    if (this.told === undefined) return
    this.become(this.wanted)
    this.told(this.height)
  }

  /**
   * A field got the focus. Returns the height for its events: 0 as in DevTools, unless the keyboard is simulated.
   * `told` gets later heights until `close`.
   */
  open(told: (height: number) => void): number {
    this.told = told
    this.keypad.draw()
    this.become(this.wanted)
    return this.height
  }

  close(): void {
    this.told = undefined
    this.become(0)
  }

  onHeightChange(listener: HeightListener): void {
    this.listeners.add(listener)
  }

  offHeightChange(listener?: HeightListener): void {
    if (listener === undefined) this.listeners.clear()
    else this.listeners.delete(listener)
  }

  private get wanted(): number {
    return this.canOpen ? HEIGHT_PX : 0
  }

  private become(height: number): void {
    if (height === this.height) return
    this.height = height
    this.element.hidden = height === 0
    this.screen.style.setProperty('--keyboard-height', `${height}px`)
    for (const listener of [...this.listeners]) listener({ height })
  }
}

function fieldIn(screen: HTMLElement): TextField | undefined {
  const { activeElement } = document
  const isField =
    activeElement?.matches('input, textarea') === true && screen.contains(activeElement)
  return isField ? (activeElement as TextField) : undefined
}
