import type { Element, GeneralComponent, ShadowedEvent } from 'glass-easel'
import { elementBehind, toWechatEvent } from '../components/wechat-event'
import { descriptorOf } from './descriptor'

type Event = ShadowedEvent<unknown>
type Run = (this: unknown, ...input: unknown[]) => unknown

/** How the library says where a handler comes from: 0 is the page's data, 1 and 2 are scripts. */
type Origin = readonly unknown[] | null | undefined

type HandlerCall = [self: object, event: Event, run: Run, origin: Origin]
type Change = [value: unknown, old: unknown, owner: GeneralComponent, element: Element]

/** Calls what a template names as the handler of an event: a method of the owner, or a function of WXS. */
export function callHandler(...[self, event, run, origin]: HandlerCall): unknown {
  if (typeof origin?.[0] === 'number' && origin[0] > 0) return callScript(self, event, run)
  const answer = run.call(self, toWechatEvent(event))
  // only WXS stops an event by answering false
  return answer === false ? undefined : answer
}

function callScript(self: object, event: Event, run: Run): unknown {
  const instance = descriptorOf(elementBehind(event.currentTarget))
  return run.call(
    undefined,
    { ...toWechatEvent(event), instance },
    descriptorOf(elementBehind(self))
  )
}

/** Calls the function that a template names in `change:NAME` when the property has changed. */
export function observer(run: unknown) {
  return (...[value, old, owner, element]: Change): void => {
    if (typeof run !== 'function') return
    ;(run as Run).call(undefined, value, old, descriptorOf(owner), descriptorOf(element))
  }
}

/** What `value.constructor` is in WXS: the name of the type. */
export function constructorOf(value: unknown): unknown {
  const own = (value as { constructor: unknown }).constructor
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'constructor')) return own
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

/** Makes what an expression may call. An error in a function of WXS is reported, and its value is undefined. */
export const callableWith =
  (failed: (error: unknown) => void) =>
  (value: unknown): Run => {
    if (typeof value !== 'function') return () => undefined
    return (...input) => {
      try {
        return (value as Run)(...input)
      } catch (error) {
        failed(error)
        return undefined
      }
    }
  }

export const getDate = (...parts: unknown[]): Date =>
  parts.length === 0 ? new Date() : new Date(...(parts as [number]))

export const getRegExp = (pattern = '', flags?: string): RegExp => new RegExp(pattern, flags)
