import type { Gesture } from './gestures'
import type { Point } from './press'
import { isControl } from './tab-stops'

const GESTURES: Partial<Record<string, string>> = {
  Enter: 'tap',
  ' ': 'tap',
  ContextMenu: 'longpress',
}

/** Enter and Space tap the focused element, and the menu key long-presses it. Returns a function that stops this. */
export function listenToKeys(
  surface: HTMLElement,
  listener: (gesture: Gesture) => void
): () => void {
  const press = (event: KeyboardEvent) => {
    const { target } = event
    const type = GESTURES[event.key]
    if (type === undefined || !(target instanceof HTMLElement)) return
    if (!target.hasAttribute('tabindex') || !isControl(target)) return
    event.preventDefault()
    if (event.repeat) return
    listener({ type, target, points: [], changed: [middleOf(target)], original: event })
  }
  const listening = new AbortController()
  const { signal } = listening
  surface.addEventListener('keydown', press, { signal })
  markTabbing(surface, signal)
  return () => listening.abort()
}

/** A field shows a focus outline only after the Tab key. After a touch, its cursor is enough. */
function markTabbing(surface: HTMLElement, signal: AbortSignal): void {
  const mark = (isTabbing: boolean) => surface.toggleAttribute('data-tabbing', isTabbing)
  surface.addEventListener('keyup', ({ key }) => key === 'Tab' && mark(true), { signal })
  surface.addEventListener('pointerdown', () => mark(false), { signal })
}

function middleOf(element: HTMLElement): Point {
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  return { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y }
}
