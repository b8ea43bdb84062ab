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
  '\ud800',
  'half \udc00 a pair',
  '\u0000',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  -(2 ** 53),
  2 ** 53 + 2,
]

/** Numbers that no program of ours writes. */
const NUMBERS = ['9007199254740993', '1e400', '-0', '1e-7', '123456789012345678901234567890']
const NAMES = ['__proto__', 'constructor', 'toString', 'then', 'length', 'toJSON']
const ABOUT: readonly unknown[] = [0, -1, 1, 0.5, 1e12, 'text', null, {}, '__proto__']
/** A later server may know kinds that the phone does not. */
const KINDS = ['text', 'notice', 'recall', 'sticker', '__proto__', 'constructor', 'toString']
const NO_KINDS = ['', 'x'.repeat(1_000)]
const PROTOCOLS = ['null', '{"min":9,"max":1}', '{"min":-1,"max":1e400}', '[]', '"1"', '{}']
const HUGE = 300_000
/** A conversation of which the phone is not a member. */
const LEFT = 'a-conversation-that-was-left'
/** How many of the last frames may be repeated. */
const MOST_AGAIN = 10

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
  deepInside: (dice, text) => {
    const bottom = changed(dice, text, () => 'DEEP')
    return [bottom.replace('"DEEP"', '{"a":['.repeat(DEEP) + ']}'.repeat(DEEP))]
  },
  named: (dice, text) => [withName(dice, text)],
  numbers: (dice, text) => [
    replaced(text, /(?<=[:,[])\d+/g, (digits) =>
      dice.chance(0.2) ? (dice.pick(NUMBERS) ?? '') : digits
    ),
  ],
  huge: (dice, text) => [changed(dice, text, () => dice.pick(['x', '😀'])?.repeat(HUGE))],
  about: (dice, text) => [
    replaced(text, /"type":/g, () => `"about":${JSON.stringify(dice.pick(ABOUT))},"type":`),
  ],
  kinds: (dice, text) => [
    replaced(text, /(?<="(type|kind|what)":)"[^"]*"/g, () => JSON.stringify(dice.pick(NO_KINDS))),
  ],
  protocols: (dice, text) => [
    replaced(text, /(?<="protocols":)\{[^}]*\}/g, () => dice.pick(PROTOCOLS) ?? ''),
  ],
  left: (dice, text) => [...leftBehind(dice), text],
  invented: (dice, text) => [invented(dice, text), text],
}

/** Mutates one frame after another at random. Some of the last frames arrive again. */
export function openMutations(dice: Dice): (text: string) => readonly string[] {
  const earlier: string[] = []
  return (text) => {
    earlier.push(text)
    const again = dice.chance(0.1) ? dice.some(earlier.slice(-MOST_AGAIN), 0.3) : []
    return [...mutated(dice, text), ...again]
  }
}

/** A random mutation of the frame. */
function mutated(dice: Dice, text: string): readonly string[] {
  const mutation = dice.pick(Object.values(MUTATIONS))
  try {
    return mutation?.(dice, text) ?? [text]
  } catch {
    return [text] // A text that is not JSON stays unchanged
  }
}

const replaced = (text: string, what: RegExp, become: (found: string) => string) =>
  text.replace(what, become)

/** Some objects get an own property with a name that JavaScript uses itself. */
function withName(dice: Dice, text: string): string {
  const property = `"${dice.pick(NAMES)}":${JSON.stringify(dice.pick(STRANGE))}`
  return replaced(text, /\{(?=")/g, () => (dice.chance(0.3) ? `{${property},` : '{'))
}

/** An entry that the server does not have, of any kind, in a conversation that the frame names. */
function invented(dice: Dice, text: string): string {
  const cid = /"cid":"([^"]+)"/.exec(text)?.[1] ?? LEFT
  const seq = dice.between(1, 40)
  const data = { cid, seq, n: dice.between(0, seq), from: 'somebody', at: seq }
  const more = { type: dice.pick(KINDS), body: dice.pick(STRANGE), about: dice.pick(ABOUT) }
  const body = dice.chance(0.5) ? { text: 'invented', what: 'renamed', seq } : more.body
  return JSON.stringify({ url: '/message', data: { ...data, ...more, body } })
}

/** Notices of a conversation that is not in the list. */
function leftBehind(dice: Dice): string[] {
  const seq = dice.between(1, 500)
  const place = { cid: LEFT, seq, n: seq, from: 'somebody', at: seq, type: 'text' }
  const notices = [
    { url: '/message', data: { ...place, body: { text: 'too late' } } },
    { url: '/read', data: { cid: LEFT, userId: 'somebody', seq, n: seq } },
    { url: '/typing', data: { cid: LEFT, userId: 'somebody' } },
  ]
  return dice.some(notices, 0.6).map((notice) => JSON.stringify(notice))
}

/** Replaces one value in the text, at any depth. Undefined removes it. */
function changed(dice: Dice, text: string, become: (value: unknown) => unknown): string {
  const root = { frame: JSON.parse(text) as unknown }
  const places = placesIn(root)
  const place = dice.pick(places)
  if (place) change(place, become)
  return JSON.stringify(root.frame) || ' '
}

/** No client can know that a text or a kind should be another one. Those are only replaced by what is none. */
const BELIEVED = new Set(['text', 'type', 'kind', 'what'])

function change({ holder, name }: Place, become: (value: unknown) => unknown): void {
  const next = become(holder[name])
  if (!BELIEVED.has(name) || typeof next !== 'string') holder[name] = next
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
