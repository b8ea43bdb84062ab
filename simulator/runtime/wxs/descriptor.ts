import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Element, GeneralComponent, StyleSegmentIndex } from 'glass-easel'
import { cssOf, dashed } from './css-text'

// The library's enum exists for its types only: these segments are the template's, and one that lies over it.
const [FIRST, THIRD] = [0, 2] as unknown[]
const TEMPLATE = FIRST as StyleSegmentIndex.MAIN
const OVER_TEMPLATE = THIRD as StyleSegmentIndex.ANIMATION_EXTRA

/** A component or an element as WXS handles it. Nothing of the runtime can be reached through it. */
export type ComponentDescriptor = ReturnType<typeof makeDescriptor>

const descriptors = new WeakMap<Element, ComponentDescriptor>()

/** Always the same object for the same element. */
export function descriptorOf(element: Element): ComponentDescriptor {
  const descriptor = descriptors.get(element) ?? makeDescriptor(element)
  descriptors.set(element, descriptor)
  return descriptor
}

function makeDescriptor(element: Element) {
  const state = {}
  return {
    ...queriesOf(element),
    ...looksOf(element),
    getDataset: () => ({ ...element.dataset }),
    getState: () => state,
    /** In a later task: the method runs in the other half of the phone. */
    callMethod: (name: string, input?: unknown): void =>
      void setTimeout(() => call(element, name, input), 0),
    triggerEvent: (name: string, detail?: unknown, options?: object): void =>
      element.triggerEvent(name, detail, options),
    requestAnimationFrame: (run: () => void): void => void requestAnimationFrame(run),
    setTimeout: (run: () => void, ms?: number): unknown => setTimeout(run, ms),
    clearTimeout: (timer: unknown): void => clearTimeout(timer as number),
  }
}

interface Queries {
  selectComponent(selector: string): ComponentDescriptor | undefined
  selectAllComponents(selector: string): ComponentDescriptor[]
}

function queriesOf(element: Element): Queries {
  const root = () => ownerOf(element)?.getShadowRoot()
  return {
    selectComponent(selector) {
      const found = root()?.querySelector(selector) ?? null
      return found === null ? undefined : descriptorOf(found)
    },
    selectAllComponents: (selector) => (root()?.querySelectorAll(selector) ?? []).map(descriptorOf),
  }
}

function looksOf(element: Element) {
  const box = () => element.getBackendElement() as unknown as HTMLElement
  const toggle = (names: string, isOn: boolean) => {
    for (const name of names.split(/\s+/).filter((one) => one !== ''))
      element.toggleNodeClass(name, isOn, OVER_TEMPLATE)
  }
  return {
    setStyle: (style: string | object): void => element.setNodeStyle(cssOf(style), OVER_TEMPLATE),
    addClass: (names: string): void => toggle(names, true),
    removeClass: (names: string): void => toggle(names, false),
    hasClass: (name: string): boolean =>
      [TEMPLATE, OVER_TEMPLATE].some((one) => element.classList?.contains(name, one) === true),
    getBoundingClientRect(): object {
      const { left, top, right, bottom, width, height } = box().getBoundingClientRect()
      return { left, top, right, bottom, width, height }
    },
    getComputedStyle(names: readonly string[]): Record<string, string> {
      const style = getComputedStyle(box())
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(dashed(name))]))
    },
  }
}

/** A component of the mini-program is its own owner; a built-in one belongs to the template that it stands in. */
function ownerOf(element: Element): GeneralComponent | undefined {
  if (glassEasel.Component.isComponent(element) && !element.is.startsWith('built-in/'))
    return element
  return element.ownerShadowRoot?.getHostNode()
}

function call(element: Element, name: string, input: unknown): void {
  const caller = ownerOf(element)?.getMethodCaller() as Record<string, unknown> | undefined
  const method = caller?.[name]
  if (typeof method !== 'function') return
  glassEasel.safeCallback('WXS callMethod', method as (input: unknown) => void, caller, [input])
}
