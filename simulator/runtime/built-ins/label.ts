import type { BuiltIn } from './built-in'
import { controlAt, controlsIn } from './controls'

/** A tap on it counts as a tap on the control that it names, or else on the first control inside it. */
export const label: BuiltIn = {
  tag: 'label',
  properties: { for: String },
  make(node) {
    node.element.addEventListener('click', ({ target }) => {
      if (target instanceof Element && isControl(target, node.element)) return
      const id = node.text('for')
      const named = id === '' ? undefined : node.sibling(id)
      const control = named === undefined ? controlsIn(node.element)[0] : controlAt(named)
      control?.activate?.()
    })
    return {}
  },
}

/** The tap hit a control inside the label, which handles it itself. */
function isControl(target: Element, label: Element): boolean {
  for (let one: Element | null = target; one !== null && one !== label; one = one.parentElement)
    if (controlAt(one) !== undefined) return true
  return false
}
