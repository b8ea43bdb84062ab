import { followTabStop } from '../backend/tab-stops'
import { property, type Behaviour, type Properties } from './built-in'
import type { BuiltInNode } from './node'

const ARIA = [
  'aria-label',
  'aria-hidden',
  'aria-disabled',
  'aria-live',
  'aria-checked',
  'aria-selected',
  'aria-expanded',
  'aria-modal',
  'aria-labelledby',
  'aria-describedby',
  'aria-level',
  'aria-busy',
]

const camel = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const ATTRIBUTE_BY_PROPERTY = new Map([
  ...ARIA.map((name) => [camel(name), name] as const),
  ['ariaRole', 'role'],
])

/** The properties of every built-in component. */
export const SHARED_PROPERTIES: Properties = {
  hidden: Boolean,
  hoverClass: property(String, 'none'),
  hoverStartTime: property(Number, 50),
  hoverStayTime: property(Number, 400),
  hoverStopPropagation: Boolean,
  disabled: Boolean,
  ...Object.fromEntries([...ATTRIBUTE_BY_PROPERTY.keys()].map((name) => [name, null])),
}

/** Handles `hidden`, the hover style, and attributes for screen readers. */
export function sharedBehaviour(node: BuiltInNode): Behaviour {
  const { element } = node
  listenForHover(node)
  return {
    changed(name) {
      if (name === 'hidden' || name === 'disabled') element.toggleAttribute(name, node.is(name))
      if (name === 'disabled') reflect(node.accessible, 'aria-disabled', node.is(name) || undefined)
      const attribute = ATTRIBUTE_BY_PROPERTY.get(name)
      if (attribute !== undefined) reflect(node.accessible, attribute, node.value(name))
      followTabStop(element)
    },
  }
}

function reflect(element: HTMLElement, attribute: string, value: unknown): void {
  if (value === null || value === undefined) element.removeAttribute(attribute)
  else element.setAttribute(attribute, typeof value === 'string' ? value : JSON.stringify(value))
}

function listenForHover(node: BuiltInNode): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const after = (ms: number, className: string) => {
    clearTimeout(timer)
    timer = setTimeout(() => node.setHoverClass(className), ms)
  }
  const press = () => {
    const name = node.text('hoverClass')
    if (name === '' || name === 'none' || node.is('disabled')) return
    after(node.number('hoverStartTime'), name)
  }
  const lift = () => {
    if (timer !== undefined) after(node.number('hoverStayTime'), '')
  }
  for (const type of ['mousedown', 'touchstart'])
    node.element.addEventListener(type, press, { passive: true })
  for (const type of ['mouseup', 'mouseleave', 'touchend', 'touchcancel'])
    node.element.addEventListener(type, lift, { passive: true })
}
