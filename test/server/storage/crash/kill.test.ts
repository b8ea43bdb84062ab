import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry } from '../../../../protocol/entry'
import type { Storage } from '../../../../server/storage/storage'
import { openIn, TemporaryFolder } from '../temporary-folder'
import { buildWriter, writeUntilKilled, type Acknowledged } from './victim'

const ROUNDS = 20

describe('a process that is killed while writing', () => {
  const folder = new TemporaryFolder()
  const file = folder.newFile()
  const program = join(file, '..', 'writer.cjs')
  const acknowledged: Acknowledged[] = []
  beforeAll(() => buildWriter(program))
  afterAll(() => folder.remove())

  /** What a restarted machine would find. A copy, so that nothing in memory helps to read it. */
  const recover = (): Storage => {
    const copy = folder.newFile()
    for (const end of ['', '-wal']) copyFileSync(file + end, copy + end)
    return openIn(copy)
  }

  const logOf = (storage: Storage, cid: string) =>
    storage.history({ cid, first: 1, last: 1e9, after: 0, limit: 1e9 })

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'loses, duplicates and misplaces nothing that it acknowledged: round %i',
    async (round) => {
      const latest = await writeUntilKilled(program, { file, round }, 3 + ((round * 137) % 300))
      acknowledged.push(...latest)
      const storage = recover()

      const logs = new Map<string, Entry[]>()
      const cids = new Set(acknowledged.map(({ cid }) => cid))
      for (const cid of cids) logs.set(cid, await logOf(storage, cid))
      expect([...logs.values()].flatMap(flaws)).toEqual([])
      expect(acknowledged.filter((said) => !isKept(logs.get(said.cid), said))).toEqual([])

      const again = await Promise.all(latest.slice(-20).map((said) => repeat(storage, said)))
      expect(again.map(({ entry }) => toAcknowledged(entry))).toEqual(latest.slice(-20))

      const entries = [...logs.values()].flat()
      const unanswered = unansweredAfter(latest).map((said) => repeat(storage, said))
      for (const { entry, isNew } of await Promise.all(unanswered)) {
        const found = entries.find(({ mid }) => mid === entry.mid)
        expect(found).toEqual(isNew ? undefined : entry)
      }
      const after = await Promise.all([...logs.keys()].map((cid) => logOf(storage, cid)))
      expect(after.flatMap(flaws)).toEqual([])
      await storage.close()
    },
    30_000
  )
})

/** Entries at a wrong place, with a wrong count, with an earlier time, or that occur twice. */
function flaws(log: readonly Entry[]): Entry[] {
  const seen = new Set<string>()
  return log.filter((entry, index) => {
    const key = `${entry.from} ${entry.mid}`
    const isDouble = seen.has(key)
    seen.add(key)
    const isPlaced = entry.seq === index + 1 && entry.n === index + 1
    return isDouble || !isPlaced || entry.at < (log[index - 1]?.at ?? 0)
  })
}

function isKept(log: readonly Entry[] | undefined, said: Acknowledged): boolean {
  const entry = log?.[said.seq - 1]
  return !!entry && JSON.stringify(toAcknowledged(entry)) === JSON.stringify(said)
}

/** The writer may have sent more than it could report. */
function unansweredAfter(latest: readonly Acknowledged[]): Acknowledged[] {
  const last = latest.at(-1)!
  const [round, count] = last.mid.split('-').map(Number)
  const numbers = Array.from({ length: 30 }, (_, index) => count! + 1 + index)
  return numbers.map((number) => ({ ...last, mid: `${round}-${number}` }))
}

function repeat(storage: Storage, { cid, from, mid, at }: Acknowledged) {
  return storage.append({ cid, from, mid, at, type: 'text', body: { text: 'again' } })
}

function toAcknowledged({ cid, from, mid = '', seq, n, at }: Entry): Acknowledged {
  return { cid, from, mid, seq, n, at }
}
