import { when, type BuiltIn } from './built-in'
import type { Control } from './controls'
import { choices, groupAround, groups, type Choice } from './choice-groups'
import type { BuiltInNode } from './node'

const PROPERTIES = {
  value: String,
  checked: Boolean,
  color: String,
}

/** One of several options that can be selected together. */
export const checkbox: BuiltIn = choiceOf('checkbox', (choice) => !choice.isChecked())

/** One of several options of which one is selected. */
export const radio: BuiltIn = choiceOf('radio', () => true)

/** Reports which of its checkboxes are selected. */
export const checkboxGroup: BuiltIn = groupOf('checkbox-group', (chosen) => chosen)

/** Reports which of its radios is selected. */
export const radioGroup: BuiltIn = groupOf('radio-group', (chosen) => chosen[0] ?? '')

function choiceOf(tag: 'checkbox' | 'radio', next: (choice: Choice) => boolean): BuiltIn {
  const make = (node: BuiltInNode) => {
    const { element } = node
    const choice: Choice = {
      value: () => node.text('value'),
      isChecked: () => node.is('checked'),
      check: (isChecked) => node.set('checked', isChecked),
    }
    const toggle = () => {
      if (node.is('disabled')) return
      groupAround(element)?.choose(choice, next(choice))
    }
    element.setAttribute('role', tag)
    choices.set(element, choice)
    node.onTap(toggle)
    node.register({ activate: toggle })
    return {
      changed: when(['checked', 'color'], () => {
        element.setAttribute('aria-checked', String(node.is('checked')))
        element.style.setProperty('--wx-color', node.text('color') || null)
      }),
    }
  }
  return { tag, properties: PROPERTIES, make }
}

function groupOf(
  tag: 'checkbox-group' | 'radio-group',
  valueOf: (chosen: string[]) => unknown
): BuiltIn {
  const make = (node: BuiltInNode) => {
    const inside = () =>
      [...node.element.querySelectorAll('*')].flatMap((one) => choices.get(one) ?? [])
    const value = () => valueOf(inside().flatMap((one) => (one.isChecked() ? [one.value()] : [])))
    groups.set(node.element, {
      choose(choice, isChecked) {
        const others = tag === 'radio-group' ? inside().filter((one) => one !== choice) : []
        for (const other of others) other.check(false)
        choice.check(isChecked)
        node.fire('change', { value: value() })
      },
    })
    const reset = () => inside().forEach((one) => one.check(false))
    const control: Control = { name: () => node.text('name'), value, reset }
    node.register(control)
    return {}
  }
  return { tag, properties: { name: String }, make }
}
