import { make } from '../runtime/screen/element'

/** A button that stays pressed while its option is on. */
export class Toggle {
  readonly element: HTMLElement

  constructor({ text, testId, onTap }: { text: string; testId: string; onTap: () => void }) {
    const attributes = { type: 'button', 'data-testid': testId, 'aria-pressed': 'false' }
    this.element = make('button', { text, attributes, onTap })
  }

  get isPressed(): boolean {
    return this.element.getAttribute('aria-pressed') === 'true'
  }

  press(isPressed: boolean): void {
    this.element.setAttribute('aria-pressed', String(isPressed))
  }
}
