import type { BuiltIn } from './built-in'
import { controlAt, controlsIn } from './controls'

/** A tap on it is a tap on the control it names, or on the first one inside it. */
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

/** The tap met a control inside the label, which acts by itself. */
function isControl(target: Element, label: Element): boolean {
  for (let one: Element | null = target; one !== null && one !== label; one = one.parentElement)
    if (controlAt(one) !== undefined) return true
  return false
}
