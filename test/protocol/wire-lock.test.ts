import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { Describer, type Shape } from './shape'
import { differences, hashOf, wireNow } from './wire'

const LOCK = join(__dirname, 'wire.lock.json')
const UNLOCK = 'CHANGE_THE_WIRE'

interface Lock {
  hash: string
  wire: Shape
}

const shapeOf = (schema: v.GenericSchema): Shape => new Describer().shapeOf(schema)

const readLock = (): Lock => JSON.parse(readFileSync(LOCK, 'utf8')) as Lock

function writeLock(): void {
  const wire = wireNow()
  writeFileSync(LOCK, `${JSON.stringify({ hash: hashOf(wire), wire }, null, 2)}\n`)
}

function complaint(): string {
  const changes = differences(readLock().wire, wireNow())
  if (changes.length === 0) return ''
  return [
    'The wire changed, and clients that cannot be updated at once speak it. What was added may',
    'stay in version 1, what was changed or removed may not. If this is what you decided, write',
    `it into docs/protocol.md and lock it by ${UNLOCK}=yes npx jest test/protocol. Changed:`,
    ...changes,
  ].join('\n')
}

describe('the wire', () => {
  beforeAll(() => {
    if (process.env[UNLOCK] === 'yes') writeLock()
  })

  it('[VAL7] is the one that was accepted last', () => {
    expect(complaint()).toBe('')
  })

  it('has the hash in its lock file', () => {
    expect(readLock().hash).toBe(hashOf(wireNow()))
  })
})

describe('the lock', () => {
  it('notices a changed limit, a new field, and a field that became optional', () => {
    const locked = shapeOf(v.object({ a: v.pipe(v.string(), v.maxLength(4)), b: v.number() }))
    const now = shapeOf(
      v.object({
        a: v.pipe(v.string(), v.maxLength(5)),
        b: v.optional(v.number()),
        c: v.boolean(),
      })
    )

    expect(differences(locked, now)).toEqual([
      'a: "string max_length 4" → "string max_length 5"',
      'b: "number" → nothing',
      'b?: nothing → "number"',
      'c: nothing → "boolean"',
    ])
  })

  it('notices another kind in a variant, another choice, and another bound of a list', () => {
    const locked = shapeOf(
      v.object({ kind: v.picklist(['direct', 'group']), ids: v.array(v.string()) })
    )
    const now = shapeOf(
      v.object({
        kind: v.picklist(['direct']),
        ids: v.pipe(v.array(v.string()), v.maxLength(9)),
      })
    )

    expect(differences(locked, now)).toEqual([
      'ids list: "" → "max_length 9"',
      'kind: "direct | group" → "direct"',
    ])
  })

  it('refuses a schema that it cannot describe', () => {
    expect(() => shapeOf(v.any())).toThrow("kind 'any'")
  })
})
