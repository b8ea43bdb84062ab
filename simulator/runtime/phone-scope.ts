import type { Clock } from '../platform/clock'
import type { PhoneGlobals } from './phone-globals'

type Given = Pick<
  PhoneGlobals,
  'wx' | 'App' | 'Page' | 'Component' | 'Behavior' | 'getApp' | 'getCurrentPages'
>

/** JavaScript itself: the globals that every phone has. */
const LANGUAGE = [
  'Array',
  'ArrayBuffer',
  'Boolean',
  'DataView',
  'Error',
  'EvalError',
  'Float32Array',
  'Float64Array',
  'Int16Array',
  'Int32Array',
  'Int8Array',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RangeError',
  'ReferenceError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'SyntaxError',
  'TypeError',
  'URIError',
  'Uint16Array',
  'Uint32Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'WeakMap',
  'WeakSet',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
] as const

/** All globals for a mini-program's code. Its timers stop while the app is frozen. */
export function phoneScope(given: Given, clock: Clock): PhoneGlobals {
  const globals = { ...given, ...timersOf(clock), console, Function: withoutEval, Date }
  const everything = { ...languageOf(), ...globals }
  return { ...globals, globalThis: everything, global: everything }
}

function languageOf(): Record<string, unknown> {
  const source = globalThis as unknown as Record<string, unknown>
  return Object.fromEntries(LANGUAGE.map((name) => [name, source[name]]))
}

const refuseEval = (): never => {
  throw new EvalError('phones run no code from a string')
}

const withoutEval = new Proxy(Function, { apply: refuseEval, construct: refuseEval })

type Run = (...input: unknown[]) => void

function timersOf(
  clock: Clock
): Record<'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval', unknown> {
  const timers = new Map<number, unknown>()
  let lastId = 0
  const clear = (id: number) => {
    clock.clearTimeout(timers.get(id))
    timers.delete(id)
  }
  const start = (run: Run, ms: number, again: boolean) => {
    const id = ++lastId
    const wait = () => timers.set(id, clock.setTimeout(ring, ms))
    const ring = () => {
      if (again) wait()
      else timers.delete(id)
      run()
    }
    wait()
    return id
  }
  return {
    setTimeout: (run: Run, ms = 0, ...input: unknown[]) => start(() => run(...input), ms, false),
    clearTimeout: clear,
    setInterval: (run: Run, ms = 0, ...input: unknown[]) => start(() => run(...input), ms, true),
    clearInterval: clear,
  }
}
