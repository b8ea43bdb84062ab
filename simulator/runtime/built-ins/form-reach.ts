import type { GeneralComponent } from 'glass-easel'
import { elementOf } from '../backend/dispatch'

/** What of a component a form around it takes for its own. */
export type Lent = 'fields' | 'buttons'

const lent: Record<Lent, WeakSet<GeneralComponent>> = {
  fields: new WeakSet(),
  buttons: new WeakSet(),
}

/** The component has said that forms around it find its fields, or its buttons. */
export function lendToForms(component: GeneralComponent, what: Lent): void {
  lent[what].add(component)
}

/** Whether a form finds an element: in its own template, and in those of components that lend theirs. */
export function isReached(form: Element, element: Element, what: Lent): boolean {
  const home = elementOf(form)?.ownerShadowRoot ?? null
  let root = elementOf(element)?.ownerShadowRoot ?? null
  while (root !== null && root !== home) {
    const host = root.getHostNode()
    if (!lent[what].has(host)) return false
    root = host.ownerShadowRoot
  }
  return root === home
}
