/** Roles of controls, which Enter and Space activate. */
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
/** Elements whose inner field has the focus. */
const FIELDS = 'wx-input, wx-textarea, wx-slider'
const SCROLLERS = 'wx-scroll-view[scroll-x], wx-scroll-view[scroll-y]'

const tapped = new WeakSet<Element>()

/** Called when a handler listens to taps on the element. */
export function becomesTapped(element: HTMLElement): void {
  tapped.add(element)
  followTabStop(element)
}

/** Adds an element to the order of the Tab key, or removes it, after its role or its state has changed. */
export function followTabStop(element: HTMLElement): void {
  if (element.matches(FIELDS)) return
  if (isTabStop(element)) element.tabIndex = 0
  else element.removeAttribute('tabindex')
}

/** Whether the keyboard activates it, like a screen reader's double tap. */
export function isControl(element: Element): boolean {
  const role = element.getAttribute('role')
  return role === null ? tapped.has(element) : CONTROLS.has(role)
}

function isTabStop(element: HTMLElement): boolean {
  const isOut = element.hasAttribute('disabled') || element.getAttribute('aria-hidden') === 'true'
  return !isOut && (isControl(element) || element.matches(SCROLLERS))
}
