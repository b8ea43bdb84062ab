import type { Element } from 'glass-easel'
import type { PageFrame } from '../screen/page-frame'

/** The fields that a query requests for each element. */
export interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: readonly string[]
  computedStyle?: readonly string[]
  context?: boolean
  node?: boolean
}

type Answer = Record<string, unknown>

/** The requested fields of one element; null if its page is closed. Positions are relative to the page's viewport. */
export function fieldsOf(element: Element, fields: Fields, viewport: HTMLElement): Answer | null {
  const box = element.getBackendElement() as unknown as HTMLElement | null
  if (!box) return null
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: { ...element.dataset } }),
    ...(fields.mark && { mark: { ...element.collectMarks() } }),
    ...placeOf(box, fields, viewport),
    ...(fields.scrollOffset && scrollOf(box)),
    ...propertiesOf(element, fields.properties),
    ...stylesOf(box, fields.computedStyle),
    ...(fields.context && { context: contextOf(box) }),
    ...(fields.node && { node: contextOf(box) }),
  }
}

/** The requested fields of the whole page. */
export function viewportFields({ viewport, scroller }: PageFrame, fields: Fields): Answer {
  const { clientWidth: width, clientHeight: height } = viewport
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scrollOf(scroller)),
  }
}

function placeOf(box: HTMLElement, { rect, size }: Fields, viewport: HTMLElement): Answer {
  const { left, top, right, bottom, width, height } = box.getBoundingClientRect()
  const origin = viewport.getBoundingClientRect()
  return {
    ...(rect && {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    }),
    ...(size && { width, height }),
  }
}

function scrollOf({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement): Answer {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

function propertiesOf(element: Element, names: readonly string[] = []): Answer {
  const { data } = element as unknown as { data?: Answer }
  return Object.fromEntries(names.map((name) => [name, data?.[name]]))
}

function stylesOf(box: HTMLElement, names: readonly string[] = []): Answer {
  if (names.length === 0) return {}
  const style = window.getComputedStyle(box)
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(dashed(name))]))
}

const dashed = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** A scroll-view can be scrolled through its context. Other elements have none. */
function contextOf(box: HTMLElement): unknown {
  return (box as { scrollViewContext?: unknown }).scrollViewContext ?? {}
}
