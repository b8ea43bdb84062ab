import { systemClock } from '../../../server/clock'
import { openSqlite } from '../../../server/storage/sqlite/open'
import { WatchedStatement } from '../../../server/storage/sqlite/watched-statement'
import type { Changes } from '../../../server/storage/storage'
import type { Conversation } from '../../../protocol/conversation'
import { SeededRandom } from '../../world/seeded-random'
import { Scene } from './scene'

const MOST_IN_ONE_TURN = 100
const CONVERSATIONS = 1_000
const PAGE = 150

describe('somebody with many conversations', () => {
  const random = new SeededRandom(3)
  let scene: Scene
  let cids: string[]

  beforeEach(async () => {
    scene = new Scene(openSqlite({ file: ':memory:', clock: systemClock, random }))
    const owner = await scene.person('Ann')
    const groups = Array.from({ length: CONVERSATIONS }, (_, index) =>
      scene.storage.createGroup({ title: `Group ${index}`, avatar: '', owner, at: 0 })
    )
    cids = await Promise.all(groups)
  })

  afterEach(async () => {
    jest.restoreAllMocks()
    await scene.storage.close()
  })

  /** How many rows each statement read from then on, and read at a time. */
  const reads = (): number[] => {
    const lengths: number[] = []
    const { all } = Object.getOwnPropertyDescriptors(WatchedStatement.prototype)
    jest.spyOn(WatchedStatement.prototype, 'all').mockImplementation(function (
      this: object,
      ...values
    ) {
      const rows = (all.value?.apply(this, values) ?? []) as never[]
      lengths.push(rows.length)
      return rows
    })
    return lengths
  }

  const pages = async (between: (page: Changes) => void): Promise<Changes[]> => {
    const all: Changes[] = []
    for (let since: string | undefined; ;) {
      const page = await scene.changes('Ann', since, PAGE)
      between(page)
      all.push(page)
      if (!page.more) return all
      since = page.since
    }
  }

  it('holds the event loop for one slice at a time, and looks at all of them only twice', async () => {
    const lengths = reads()
    let turns = 0
    jest.spyOn(systemClock, 'setImmediate').mockImplementation((run) => {
      turns++
      setImmediate(run)
    })

    const all = await pages(() => undefined)

    expect(all).toHaveLength(Math.ceil(CONVERSATIONS / PAGE))
    expect(Math.max(...lengths)).toBe(MOST_IN_ONE_TURN)
    const looked = lengths
      .filter((length) => length >= MOST_IN_ONE_TURN)
      .reduce((sum, length) => sum + length)
    expect(looked).toBe(CONVERSATIONS * 2)
    expect(turns).toBeGreaterThanOrEqual(CONVERSATIONS / 5)
  })

  it('looks only at what changed of late, where that is little', async () => {
    const all = await pages(() => undefined)
    await scene.says('Ann', cids[5]!, 'hello')
    const lengths = reads()

    const { conversations } = await scene.changes('Ann', all.at(-1)?.since, PAGE)

    expect(conversations.map(({ cid }) => cid)).toEqual([cids[5]])
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(10)
  })

  it('has peers that are read in slices too', async () => {
    const lengths = reads()

    expect(await scene.storage.peers(await scene.person('Ann'))).toEqual([])

    expect(lengths).toEqual([...Array<number>(CONVERSATIONS / MOST_IN_ONE_TURN).fill(100), 0])
  })

  it('misses nothing that changes while pages are made, on any of two devices', async () => {
    const said: Promise<unknown>[] = []
    const known = [new Map<string, Conversation>(), new Map<string, Conversation>()]
    const speak = (): void =>
      void said.push(scene.says('Ann', cids[random.below(cids.length)]!, 'hello'))

    const ends = await Promise.all(
      known.map(async (rows) => {
        let cursor = ''
        for (const { conversations, since } of await pages(speakOften)) {
          for (const row of conversations) keep(rows, row)
          cursor = since
        }
        return cursor
      })
    )
    await Promise.all(said)
    for (const [index, rows] of known.entries()) {
      const rest = await scene.changes('Ann', ends[index], CONVERSATIONS)
      for (const row of rest.conversations) keep(rows, row)
    }

    for (const rows of known) {
      expect(rows.size).toBe(CONVERSATIONS)
      for (const cid of cids) expect(rows.get(cid)).toEqual(await scene.row('Ann', cid))
    }

    function speakOften(): void {
      for (let count = 0; count < 20; count++) speak()
    }
  })
})

function keep(rows: Map<string, Conversation>, row: Conversation): void {
  if ((rows.get(row.cid)?.rev ?? 0) <= row.rev) rows.set(row.cid, row)
}
