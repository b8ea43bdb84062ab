import type { BuiltIn } from './built-in'
import { controlsIn } from './controls'
import type { BuiltInNode } from './node'

interface Form {
  submit(): void
  reset(): void
}

const forms = new WeakMap<Element, Form>()

/** The form of an element. */
export function formAround(element: Element): Form | undefined {
  const box = element.closest('wx-form')
  return box === null ? undefined : forms.get(box)
}

/** Collects the values of the named controls inside it when a button submits. */
export const form: BuiltIn = {
  tag: 'form',
  properties: { reportSubmit: Boolean, reportSubmitTimeout: Number },
  make(node) {
    forms.set(node.element, {
      submit: () => node.fire('submit', { value: collect(node) }),
      reset() {
        for (const control of controlsIn(node.element)) control.reset?.()
        node.fire('reset', {})
      },
    })
    return {}
  },
}

function collect({ element }: BuiltInNode): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const { name, value } of controlsIn(element)) {
    const key = name?.() ?? ''
    if (key !== '') values[key] = value?.()
  }
  return values
}
