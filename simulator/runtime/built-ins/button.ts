import { property, type BuiltIn } from './built-in'
import { formAround } from './form'
import type { BuiltInNode } from './node'

const LOOKS = ['type', 'size', 'plain', 'loading'] as const

/** A button. If it is disabled, it ignores taps. In a form it can submit or reset. */
export const button: BuiltIn = {
  tag: 'button',
  properties: {
    type: property(String, 'default'),
    size: property(String, 'default'),
    plain: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
    hoverClass: property(String, 'button-hover'),
    hoverStartTime: property(Number, 20),
    hoverStayTime: property(Number, 70),
  },
  make(node) {
    const { element } = node
    if (!element.hasAttribute('role')) element.setAttribute('role', 'button')
    node.onTap(() => act(node))
    node.register({ activate: () => act(node) })
    return {
      changed(name) {
        for (const look of LOOKS) {
          const value = node.value(look)
          if (name === look) element.setAttribute(look, String(value))
        }
      },
    }
  },
}

function act(node: BuiltInNode): void {
  if (node.is('disabled')) return
  const openType = node.text('openType')
  if (openType !== '')
    throw new Error(`<button open-type="${openType}"> is not supported by the simulator`)
  const form = formAround(node.element)
  const kind = node.text('formType')
  if (kind === 'submit') form?.submit()
  if (kind === 'reset') form?.reset()
}
