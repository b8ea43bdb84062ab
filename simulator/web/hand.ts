/** What the page can do on a phone's screen in the user's place. */
export interface Hand {
  /** Taps the conversation with this title. Returns false if the current page does not list it. */
  opens(title: string): boolean
  tap(selector: string): void
  /** The content of the current page's text field; undefined if there is none. */
  written(): string | undefined
  write(text: string): void
}

const IN_FRONT = 'section.page:not([hidden])'

/** Taps and types inside the phone's window. */
export function handOn(screen: HTMLElement): Hand {
  const find = (selector: string) =>
    screen.querySelector<HTMLElement>(`${IN_FRONT} ${selector}:not([disabled])`)
  const field = () => screen.querySelector<HTMLTextAreaElement>(`${IN_FRONT} textarea`)
  return {
    opens(title) {
      const titles = [...screen.querySelectorAll(`${IN_FRONT} [class*="row__title"]`)]
      const found = titles.find(({ textContent }) => withoutMarks(textContent) === title)
      if (found !== undefined) tap(found)
      return found !== undefined
    },
    tap(selector) {
      const target = find(selector)
      if (target !== null) tap(target)
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

/** Removes the marks that isolate a name's direction from its line. */
const withoutMarks = (text: string): string => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '')

function tap(target: Element): void {
  for (const type of ['mousedown', 'mouseup', 'click']) target.dispatchEvent(mouse(type))
}

function mouse(type: string): MouseEvent {
  return new MouseEvent(type, { bubbles: true, cancelable: true, clientX: 10, clientY: 10 })
}
