import { isRecord } from '../keeping/checks'

/** Converts an external value to one of ours, or throws a `WrongShape`. Unknown fields are left out. */
export type Read<T> = (value: unknown) => T

/** An external value is invalid; `field` is the path of the first invalid field. */
export class WrongShape extends Error {
  override readonly name = 'WrongShape'

  constructor(readonly field: string) {
    super(`wrong ${field || 'value'}`)
  }

  static in(error: unknown, name: string): unknown {
    if (!(error instanceof WrongShape)) return error
    return new WrongShape(error.field ? `${name}.${error.field}` : name)
  }
}

/** One reader for each field of the type. The compiler requires a reader for each new field. */
export type Fields<T> = { readonly [Name in keyof T]-?: Read<T[Name]> }

/** Whether a value is valid without changes. */
export function fits<T>(read: Read<T>) {
  return (value: unknown): value is T => {
    try {
      read(value)
      return true
    } catch {
      return false
    }
  }
}

/** An object with these fields. An absent optional field stays absent. */
export function record<T extends object>(fields: Fields<T>): Read<T> {
  const readers = Object.entries(fields as Record<string, Read<unknown>>)
  return (value) => {
    if (!isRecord(value)) throw new WrongShape('')
    const entries = readers.map(([name, read]) => [name, field(value, name, read)] as const)
    return Object.fromEntries(entries.filter(([, read]) => read !== undefined)) as T
  }
}

/** Reads one field of an object. */
export function field<T>(value: Record<string, unknown>, name: string, read: Read<T>): T {
  try {
    return read(Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined)
  } catch (error) {
    throw WrongShape.in(error, name)
  }
}

/** The field may be absent, but not `null`. */
export function optional<T>(read: Read<T>): Read<T | undefined> {
  return (value) => (value === undefined ? undefined : read(value))
}

/** An invalid value counts as absent, for fields that are not essential. */
export function ifRight<T>(read: Read<T>): Read<T | undefined> {
  return (value) => {
    try {
      return read(value)
    } catch {
      return undefined // The other fields still count
    }
  }
}

/** A list with at most so many items, all of them valid. */
export function list<T>(read: Read<T>, most: number): Read<T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) throw new WrongShape('')
    return value.map((item: unknown) => field({ item }, 'item', read))
  }
}

/** true or false. */
export const flag: Read<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new WrongShape('')
  return value
}

/** An integer within these bounds. */
export function integer(least: number, most: number): Read<number> {
  return (value) => {
    const isRight = Number.isSafeInteger(value) && (value as number) >= least
    if (!isRight || (value as number) > most) throw new WrongShape('')
    return value as number
  }
}

/** Any number. A value outside of the bounds becomes the nearest bound. */
export function clamped(least: number, most: number): Read<number> {
  return (value) => {
    if (typeof value !== 'number' || Number.isNaN(value)) throw new WrongShape('')
    return Math.min(Math.max(Math.round(value), least), most)
  }
}

/** A text of at most so many UTF-16 units. Longer text is invalid. */
export function text(most: number, least = 0): Read<string> {
  return (value) => {
    const isRight = typeof value === 'string' && value.length >= least && value.length <= most
    if (!isRight) throw new WrongShape('')
    return value
  }
}

/** A text that is only displayed. Longer text is cut between characters. */
export function shown(most: number): Read<string> {
  return (value) => {
    if (typeof value !== 'string') throw new WrongShape('')
    return value.length <= most ? value : value.slice(0, most).replace(/[\ud800-\udbff]$/, '')
  }
}

/** One of these words. */
export function oneOf<T extends string>(words: readonly T[]): Read<T> {
  return (value) => {
    const word = words.find((one) => one === value)
    if (word === undefined) throw new WrongShape('')
    return word
  }
}
