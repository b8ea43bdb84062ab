import { make } from './element'
import { typeInto, type TextField } from './typing'
import type { ScreenWords } from './words'

const LETTERS = ['qwertyuiop', 'asdfghjkl', '⇧zxcvbnm⌫']
const SIGNS = {
  zh: ['1234567890', '-/：；（）¥@“”', '。，、？！…～%⌫'],
  en: ['1234567890', '-/:;()$&@"', ".,?!'+=#%⌫"],
}

/** The keys of the on-screen keyboard. Each types its label into the field that has the focus. */
export class Keypad {
  readonly element = make('div', { className: 'keypad' })
  private isShifted = false
  private hasSigns = false

  constructor(
    private readonly words: ScreenWords,
    private readonly field: () => TextField | undefined
  ) {
    this.element.addEventListener('click', ({ target }) => {
      const key = target instanceof HTMLElement ? target.dataset['key'] : undefined
      if (key !== undefined) this.press(key)
    })
    this.draw()
  }

  /** Draws the keys. The field determines the one at the bottom right. */
  draw(): void {
    const { signs, keys, space } = this.words
    const rows = (this.hasSigns ? SIGNS[signs] : LETTERS).map((row) =>
      Array.from(row, (key) => this.key(key, this.isShifted ? key.toUpperCase() : key))
    )
    const labels: Partial<Record<string, string>> = keys
    const bottom = [
      this.key('signs', this.hasSigns ? 'ABC' : '123'),
      this.key(' ', space),
      this.key('enter', labels[this.field()?.enterKeyHint ?? ''] ?? keys.return),
    ]
    this.element.replaceChildren(
      ...[...rows, bottom].map((children) => make('div', { className: 'keypad__row', children }))
    )
  }

  private key(key: string, text: string): HTMLElement {
    const isPressed = key === '⇧' && this.isShifted
    const attributes = { 'data-key': key, 'data-pressed': String(isPressed) }
    return make('span', { className: 'keypad__key', text, attributes })
  }

  private press(key: string): void {
    const field = this.field()
    if (key === 'signs') this.hasSigns = !this.hasSigns
    else if (field !== undefined && key !== '⇧')
      typeInto(field, this.isShifted ? key.toUpperCase() : key)
    this.isShifted = key === '⇧' && !this.isShifted
    this.draw()
  }
}
