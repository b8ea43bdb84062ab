import type { Field } from './field-look'
import type { BuiltInNode } from './node'

/** The phone's own: the mini-program may have such a class, too. */
const PAGE = '.page__scroller:not(wx-page *)'

/** The page moves up until the field, and what it wants below it, lies above the keyboard; without one it moves back. */
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
