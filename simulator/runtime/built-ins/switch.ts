import { property, when, type BuiltIn } from './built-in'

/** On or off. */
export const switchControl: BuiltIn = {
  tag: 'switch',
  properties: {
    checked: Boolean,
    type: property(String, 'switch'),
    color: String,
    name: String,
  },
  make(node) {
    const { element } = node
    const toggle = () => {
      if (node.is('disabled')) return
      node.set('checked', !node.is('checked'))
      node.fire('change', { value: node.is('checked') })
    }
    element.setAttribute('role', 'switch')
    element.setAttribute('aria-checked', 'false')
    node.onTap(toggle)
    node.register({
      name: () => node.text('name'),
      value: () => node.is('checked'),
      reset: () => node.set('checked', false),
      activate: toggle,
    })
    return {
      changed: when(['checked', 'color', 'type'], () => {
        element.setAttribute('aria-checked', String(node.is('checked')))
        element.setAttribute('type', node.text('type'))
        element.style.setProperty('--wx-color', node.text('color') || null)
      }),
    }
  },
}
