import type { BuiltIn } from './built-in'
import { controlsIn } from './controls'
import { isReached } from './form-reach'
import type { BuiltInNode } from './node'

interface Form {
  submit(): void
  reset(): void
}

const forms = new WeakMap<Element, Form>()

/** The form of a button. */
export function formAround(button: Element): Form | undefined {
  const box = button.closest('wx-form')
  return box !== null && isReached(box, button, 'buttons') ? forms.get(box) : undefined
}

/** Collects the values of the named controls inside it when a button submits. */
export const form: BuiltIn = {
  tag: 'form',
  properties: { reportSubmit: Boolean, reportSubmitTimeout: Number },
  make(node) {
    forms.set(node.element, {
      submit: () => node.fire('submit', { value: collect(node) }),
      reset() {
        for (const control of fieldsIn(node)) control.reset?.()
        node.fire('reset', {})
      },
    })
    return {}
  },
}

const fieldsIn = ({ element }: BuiltInNode) =>
  controlsIn(element, (inner) => isReached(element, inner, 'fields'))

function collect(node: BuiltInNode): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const { name, value } of fieldsIn(node)) {
    const key = name?.() ?? ''
    if (key !== '') values[key] = value?.()
  }
  return values
}
