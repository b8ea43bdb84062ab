import { component } from 'glass-easel-miniprogram-adapter'
import { utf8Length } from './utf8'

const LIMIT = 1024 * 1024

/** One setData call, as a phone would send it from script to view. */
export interface SetDataCall {
  component: string
  bytes: number
  paths: readonly string[]
}

/** Receives every setData call, and everything that a phone would refuse. */
export interface SetDataWitness {
  /** Whether all calls of one turn are drawn as one. */
  merges(): boolean
  counted(call: SetDataCall): void
  refused(reason: string): void
}

type Caller = component.GeneralComponent
type SetData = (this: Caller, data: object, done?: () => void) => void

let witness: SetDataWitness | undefined
const { prototype } = component.ComponentCaller
const applied = Reflect.get(prototype, 'setData') as SetData

/** Makes setData as strict as on a phone, for the one mini-program in this window. */
export function makeSetDataHonest(listener: SetDataWitness): void {
  witness = listener
  prototype.setData = honestSetData
}

function honestSetData(this: Caller, data: Record<string, unknown>, done?: () => void): void {
  const text = JSON.stringify(passable(this.is, data))
  const bytes = utf8Length(text)
  if (bytes > LIMIT) {
    witness?.refused(`setData of ${this.is}: ${bytes} bytes are over the limit of 1024 kB`)
    return
  }
  witness?.counted({ component: this.is, bytes, paths: Object.keys(data) })
  const copy = JSON.parse(text) as object
  if (witness?.merges()) merge(this, copy, done)
  else applied.call(this, copy, done)
}

interface Merged {
  data: object
  drawn: (() => void)[]
}

const merging = new WeakMap<Caller, Merged>()

/** Waits for the end of the turn, to draw all changes together. */
function merge(caller: Caller, data: object, done: () => void = () => undefined): void {
  const merged = merging.get(caller)
  if (merged) {
    Object.assign(merged.data, data)
    merged.drawn.push(done)
    return
  }
  const first: Merged = { data, drawn: [done] }
  merging.set(caller, first)
  queueMicrotask(() => {
    merging.delete(caller)
    applied.call(caller, first.data, () => first.drawn.forEach((told) => told()))
  })
}

/** The part of the data that JSON can carry to the view. Functions and undefined are reported and omitted. */
function passable(name: string, data: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(data)) {
    const lost = findLost(value, path)
    if (lost !== undefined) witness?.refused(`setData of ${name}: "${lost}" cannot be sent as JSON`)
    if (value !== undefined && typeof value !== 'function') kept[path] = value
  }
  return kept
}

/** The path of the first value that JSON would drop or change. */
export function findLost(value: unknown, path: string): string | undefined {
  if (isLost(value)) return path
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const lost = findLost(inner, path === '' ? key : `${path}.${key}`)
    if (lost !== undefined) return lost
  }
  return undefined
}

/** JSON omits functions and the like, and changes a Date, a Map or a regular expression. */
function isLost(value: unknown): boolean {
  if (typeof value === 'object' && value !== null)
    return /^\[object (Date|Map|Set|RegExp|Promise|Error)\]$/.test(
      Object.prototype.toString.call(value)
    )
  return ['function', 'undefined', 'symbol', 'bigint'].includes(typeof value)
}
