import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Element, ShadowedEvent } from 'glass-easel'

/** The target of an event in the form for handlers. */
interface Target {
  id: string
  dataset: Record<string, unknown>
  offsetLeft: number
  offsetTop: number
}

/** The plain object that WeChat passes to every handler in a template. */
export function toWechatEvent(event: ShadowedEvent<unknown>): Record<string, unknown> {
  const { type, timeStamp, detail, mark } = event
  const { touches, changedTouches } = event as { touches?: unknown; changedTouches?: unknown }
  return {
    type,
    timeStamp,
    detail,
    target: targetOf(event.target),
    currentTarget: targetOf(event.currentTarget),
    mark: { ...mark },
    ...(touches === undefined ? {} : { touches, changedTouches }),
  }
}

function targetOf(target: unknown): Target {
  const element = elementBehind(target)
  const box = element.getBackendElement() as HTMLElement | null
  return {
    id: element.id,
    dataset: { ...element.dataset },
    offsetLeft: box?.offsetLeft ?? 0,
    offsetTop: box?.offsetTop ?? 0,
  }
}

/** Handlers get a component's method caller. Finds the element behind it. */
export function elementBehind(target: unknown): Element {
  if (target instanceof glassEasel.Element) return target
  return (target as { _$: Element })._$
}
