import { Backlog } from '../../../server/storage/sqlite/backlog'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { Places } from '../../../server/storage/sqlite/places'
import { prepare, type Statements } from '../../../server/storage/sqlite/statements'
import { SeededRandom } from '../../world/seeded-random'

const [ANN, BOB, EVE] = [1, 2, 3]

interface Said {
  sender: number
  type: 'text' | 'recall'
}

/** The same statements. `cost` counts their executions and the rows that they returned. */
function counting(sql: Statements): { sql: Statements; cost: { units: number } } {
  const cost = { units: 0 }
  const add = (units: number): number => (cost.units += units)
  const counted = new Proxy(sql, {
    get(target, name: keyof Statements) {
      const statement = target[name]
      return {
        get: (...values: []) => (add(1), statement.get(...values)),
        all: (...values: []) => {
          const rows = statement.all(...values)
          add(1 + rows.length)
          return rows
        },
      }
    },
  })
  return { sql: counted, cost }
}

/** A log with these entries. Those up to `onDisk` have their places on the disk. */
function logOf(said: readonly Said[], onDisk: number) {
  const db = openDatabase(':memory:')
  migrate(db, migrations)
  db.exec("INSERT INTO meta (only, epoch, change) VALUES (1, 'epoch', 0)")
  const insert = db.prepare(`
    INSERT INTO entry (conversation, seq, n, sender, at, type, body) VALUES (1, ?, ?, ?, 0, ?, '{}')`)
  const plain = prepare(db)
  const backlog = new Backlog(db, plain, 1)
  let n = 0
  db.exec('BEGIN')
  said.forEach(({ sender, type }, index) => {
    if (type === 'text') n++
    insert.run(index + 1, n, sender, type)
    backlog.add(1, index + 1, index + 1)
    if (index + 1 === onDisk) backlog.write()
  })
  db.exec('COMMIT')
  const { sql, cost } = counting(plain)
  return { db, cost, places: new Places(sql, backlog.tail) }
}

/** Ann's new read mark when she has read from `from` to `to`. */
function reached(places: Places, from: number, to: number): number {
  const behind = { conversation: 1, from: from + 1, to }
  const next = places.nextOfOthers(behind, ANN) ?? to + 1
  return places.lastOfOne({ ...behind, to: next - 1 }, ANN) ?? from
}

/** The same, computed entry by entry from the words of the rule. */
function told(said: readonly Said[], from: number): number {
  let mark = from
  for (let seq = from + 1; seq <= said.length; seq++) {
    const { sender, type } = said[seq - 1]!
    if (sender === ANN) mark = seq
    else if (type === 'text') break
  }
  return mark
}

const many = (count: number, said: Said): Said[] => Array.from({ length: count }, () => said)

describe.each([
  ['on disk', 1],
  ['in memory', 0],
])('the cost of a read mark with places %s', (_where, disk) => {
  const costOf = (said: readonly Said[]): number => {
    const { db, cost, places } = logOf(said, disk * said.length)
    expect(reached(places, 1, said.length)).toBe(told(said, 1))
    db.close()
    return cost.units
  }

  it.each<[string, (count: number) => Said[]]>([
    ['by another', (count) => many(count, { sender: BOB, type: 'recall' })],
    ['by the reader', (count) => many(count, { sender: ANN, type: 'recall' })],
    [
      'by another behind a message of the reader',
      (count) => [{ sender: ANN, type: 'text' }, ...many(count, { sender: BOB, type: 'recall' })],
    ],
    [
      'by both in turn',
      (count) =>
        many(count, { sender: BOB, type: 'recall' }).map((said, index) =>
          index % 2 === 0 ? said : { ...said, sender: ANN }
        ),
    ],
  ])('hardly grows with thousands of recalls %s', (_who, recalls) => {
    const first: Said = { sender: BOB, type: 'text' }
    const last: Said = { sender: EVE, type: 'text' }
    const [few, thousands] = [60, 6000].map((count) => costOf([first, ...recalls(count), last]))

    expect(thousands).toBeLessThan(few! + 60)
  })
})

describe('the position of a read mark', () => {
  it('follows the rule, whatever was sent and recalled, on disk and in memory', () => {
    const random = new SeededRandom(7)
    const below = (most: number): number => Math.floor(random.fraction() * most)
    for (let turn = 0; turn < 40; turn++) {
      const said: Said[] = []
      while (said.length < 150) {
        const sender = [ANN, BOB, EVE][below(3)]!
        const type = below(10) === 0 ? 'text' : 'recall'
        said.push(...many(1 + below(50), { sender, type }))
      }
      const { db, places } = logOf(said, below(said.length))
      for (let from = 0; from <= said.length; from++) {
        expect([from, reached(places, from, said.length)]).toEqual([from, told(said, from)])
      }
      db.close()
    }
  })
})
