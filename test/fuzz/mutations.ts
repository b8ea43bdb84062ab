import type { Dice } from './dice'

/** Every kind of JSON value, and numbers that are invalid as counts. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  'text',
  '',
  -1,
  0.5,
  1e308,
  -1e308,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[[[]]]],
  { data: { data: {} } },
  'x'.repeat(5_000),
]

const DEEP = 2_000

type Mutation = (dice: Dice, text: string) => readonly string[]

/** Mutations of a server's frame. Our server never sends any of them. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  swapped: (dice, text) => [changed(dice, text, () => dice.pick(STRANGE))],
  missing: (dice, text) => [changed(dice, text, () => undefined)],
  nested: (dice, text) => [changed(dice, text, (value) => ({ data: [value] }))],
  listed: (dice, text) => [changed(dice, text, (value) => [value, value])],
  truncated: (dice, text) => [text.slice(0, dice.between(0, text.length - 1))],
  doubled: (_, text) => [text, text],
  wrapped: (_, text) => [`[${text},[${text}]]`],
  deep: (_, text) => [`${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, text],
  unknown: (_, text) => [`[{"url":"/new","data":{}},{"url":"__proto__","data":{}}]`, text],
  prototype: (_, text) => [text.replace(/\{/g, '{"__proto__":{"seq":7},"constructor":1,')],
  lost: () => [],
}

/** A random mutation of the frame. */
export function mutated(dice: Dice, text: string): readonly string[] {
  const mutation = dice.pick(Object.values(MUTATIONS))
  try {
    return mutation?.(dice, text) ?? [text]
  } catch {
    return [text] // A text that is not JSON stays unchanged
  }
}

/** Replaces one value in the text, at any depth. Undefined removes it. */
function changed(dice: Dice, text: string, become: (value: unknown) => unknown): string {
  const root = { frame: JSON.parse(text) as unknown }
  const places = placesIn(root)
  const place = dice.pick(places)
  if (place) place.holder[place.name] = become(place.holder[place.name])
  return JSON.stringify(root.frame) || ' '
}

interface Place {
  holder: Record<string, unknown>
  name: string
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])])
}
