import type { BuiltIn } from './built-in'

/** Text that keeps its line breaks, and can be selected if a property says so. */
export const text: BuiltIn = {
  tag: 'text',
  properties: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
  make: (node) => ({
    changed() {
      const isSelectable = node.is('selectable') || node.is('userSelect')
      node.element.toggleAttribute('selectable', isSelectable)
    },
  }),
}
