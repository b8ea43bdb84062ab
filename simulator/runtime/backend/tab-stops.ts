/** What a screen reader calls a control: Enter and Space act on it. */
const CONTROLS = new Set([
  'button',
  'checkbox',
  'link',
  'menuitem',
  'option',
  'radio',
  'switch',
  'tab',
])
/** Their inner field has the focus. */
const FIELDS = 'wx-input, wx-textarea, wx-slider'
const SCROLLERS = 'wx-scroll-view[scroll-x], wx-scroll-view[scroll-y]'

const tapped = new WeakSet<Element>()

/** A handler listens to taps on the element. */
export function becomesTapped(element: HTMLElement): void {
  tapped.add(element)
  followTabStop(element)
}

/** Puts an element into the order of the Tab key, or takes it out, after its role or its state has changed. */
export function followTabStop(element: HTMLElement): void {
  if (element.matches(FIELDS)) return
  if (isTabStop(element)) element.tabIndex = 0
  else element.removeAttribute('tabindex')
}

/** Whether the keyboard acts on it, as a screen reader's double tap would. */
export function isControl(element: Element): boolean {
  const role = element.getAttribute('role')
  return role === null ? tapped.has(element) : CONTROLS.has(role)
}

function isTabStop(element: HTMLElement): boolean {
  const isOut = element.hasAttribute('disabled') || element.getAttribute('aria-hidden') === 'true'
  return !isOut && (isControl(element) || element.matches(SCROLLERS))
}
