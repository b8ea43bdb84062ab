import type { Field } from './field-look'
import type { BuiltInNode } from './node'

/** The phone's own element. The mini-program may use the same class name. */
const PAGE = '.page__scroller:not(wx-page *)'

/**
 * Moves the page up until the field, with the space that it needs below, is above the keyboard. Without a keyboard,
 * moves it back.
 */
export function adjustPosition(node: BuiltInNode, field: Field, keyboardHeight: number): void {
  const page = field.closest<HTMLElement>(PAGE)
  if (page === null || !node.is('adjustPosition')) return
  page.style.transform = ''
  const { bottom } = field.getBoundingClientRect()
  const top = node.host.screen.element.clientHeight - keyboardHeight
  const hidden = bottom + node.number('cursorSpacing') - top
  if (keyboardHeight > 0 && hidden > 0)
    page.style.transform = `translateY(-${Math.min(hidden, keyboardHeight)}px)`
}
