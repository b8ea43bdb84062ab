/** What the page around a phone can do on its screen without being a user. */
export interface Hand {
  /** Whether the selector fits something on the page in front that can be tapped. */
  sees(selector: string): boolean
  tap(selector: string): void
  /** What stands in the field of the page in front; undefined where it has none. */
  written(): string | undefined
  write(text: string): void
}

const IN_FRONT = '.page:not([hidden])'

/** A finger and a keyboard inside the phone's own window. */
export function handOn(screen: HTMLElement): Hand {
  const find = (selector: string) =>
    screen.querySelector<HTMLElement>(`${IN_FRONT} ${selector}:not([disabled])`)
  const field = () => screen.querySelector<HTMLTextAreaElement>(`${IN_FRONT} textarea`)
  return {
    sees: (selector) => find(selector) !== null,
    tap(selector) {
      const target = find(selector)
      for (const type of ['mousedown', 'mouseup', 'click']) target?.dispatchEvent(mouse(type))
    },
    written: () => field()?.value,
    write(text) {
      const target = field()
      if (target === null) return
      target.value = text
      target.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}

function mouse(type: string): MouseEvent {
  return new MouseEvent(type, { bubbles: true, cancelable: true, clientX: 10, clientY: 10 })
}
