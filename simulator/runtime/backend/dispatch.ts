import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Element, EventOptions } from 'glass-easel'
import type { Gesture, Outcome } from './gestures'
import { inPage } from './page-points'

const BUBBLING = { bubbles: true, composed: true, capturePhase: true } as const

/** The mini-program's element for a browser element. */
export function elementOf(target: EventTarget | null): Element | null {
  let node = target as (Node & { __wxElement?: Element }) | null
  while (node !== null && node.__wxElement === undefined) node = node.parentNode
  return node?.__wxElement ?? null
}

/** Dispatches an event to an element, with touches in WeChat's form. */
export function dispatchGesture({ type, target, points, changed, original }: Gesture): Outcome {
  const element = elementOf(target)
  if (element === null) return { isHandled: false, isPrevented: false }
  const [touches, changedTouches] = [points, changed].map((all) => all.map(inPage(target)))
  const place = changedTouches?.[0]
  const detail = type.startsWith('touch') ? {} : { x: place?.pageX, y: place?.pageY }
  return dispatch(element, type, {
    detail,
    options: {
      ...BUBBLING,
      originalEvent: original,
      extraFields: { touches, changedTouches },
    },
  })
}

/** Forwards a browser event, such as the end of a transition or an animation. */
export function dispatchNative(event: Event): void {
  const element = elementOf(event.target)
  if (element === null || event.target !== event.currentTarget) return
  const { propertyName, animationName, elapsedTime } = event as Partial<TransitionEvent> &
    Partial<AnimationEvent>
  dispatch(element, event.type, {
    detail: { propertyName, animationName, elapsedTime },
    options: { ...BUBBLING, originalEvent: event },
  })
}

function dispatch(
  element: Element,
  type: string,
  { detail, options }: { detail: unknown; options: EventOptions }
): Outcome {
  let isHandled = false
  const handleListenerReturn = (answer: unknown) => {
    isHandled = true
    return answer === false ? false : undefined
  }
  const event = new glassEasel.Event(type, detail, { ...options, handleListenerReturn })
  glassEasel.Event.dispatchEvent(element, event)
  return { isHandled, isPrevented: event.defaultPrevented() }
}
