import { settled } from './settled'

/** Looks at a part of the screen and touches it. Class prefixes inside components are ignored here. */
export class Hand {
  constructor(readonly element: HTMLElement) {}

  get text(): string {
    return this.element.textContent
  }

  /** Whether a visible element matches this selector. */
  has(selector: string): boolean {
    return this.all(selector).some((element) => element.closest('[hidden]') === null)
  }

  find(selector: string): HTMLElement {
    const [first] = this.all(selector)
    if (first === undefined) throw new Error(`nothing on the screen is ${selector}`)
    return first
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(throughScopes(selector))]
  }

  textOf(selector: string): string {
    return this.find(selector).textContent
  }

  async tap(selector: string): Promise<void> {
    await this.press(selector)
    const target = this.find(selector)
    target.dispatchEvent(mouse('mouseup'))
    target.dispatchEvent(mouse('click'))
    await settled()
  }

  /** Puts the finger down and leaves it there. */
  async press(selector: string): Promise<void> {
    this.find(selector).dispatchEvent(mouse('mousedown'))
    await settled()
  }

  async type(selector: string, text: string): Promise<void> {
    const field = this.field(selector)
    field.focus()
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await settled()
  }

  async confirm(selector: string): Promise<void> {
    const key = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
    this.field(selector).dispatchEvent(key)
    await settled()
  }

  field(selector: string): HTMLInputElement | HTMLTextAreaElement {
    const found = this.find(selector)
    const field = found.matches('input, textarea') ? found : found.querySelector('input, textarea')
    if (field === null) throw new Error(`${selector} is no field`)
    return field as HTMLInputElement | HTMLTextAreaElement
  }
}

/** `.row` matches `.row` of a page and `c3--row` of a component. */
function throughScopes(selector: string): string {
  return selector.replace(
    /\.([A-Za-z_][\w-]*)/g,
    (_, name: string) => `:is(.${name}, [class$="--${name}"], [class*="--${name} "])`
  )
}

function mouse(type: string): MouseEvent {
  return new MouseEvent(type, { bubbles: true, cancelable: true, clientX: 10, clientY: 10 })
}
