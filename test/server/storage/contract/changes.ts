import type { SceneOf } from '../contract'
import { NOON } from '../scene'

/** The storage's contract for catching up. */
export function changesContract(scene: SceneOf): void {
  const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title)

  const groups = async (count: number) => {
    await scene().person('Ann')
    return Promise.all(
      Array.from({ length: count }, (_, index) => scene().group(`g${index}`, 'Ann'))
    )
  }

  /** Follows the cursor to the last page. */
  const everything = async (name: string, limit: number) => {
    const pages = [await scene().changes(name, undefined, limit)]
    while (pages.at(-1)!.more) pages.push(await scene().changes(name, pages.at(-1)!.since, limit))
    return pages
  }

  describe('catching up', () => {
    it('returns all rows if nothing is known, or if the cursor is unreadable', async () => {
      await groups(3)
      const later = `${scene().storage.epoch}.999999`

      for (const since of [
        later,
        undefined,
        '',
        'nonsense',
        '1',
        'other-database.1',
        '-1',
        '9'.repeat(40),
      ]) {
        const { conversations, more, anew } = await scene().changes('Ann', since)
        expect(titles(conversations)).toEqual(['g0', 'g1', 'g2'])
        expect(more).toBe(false)
        const isForeign = since === later || since === 'other-database.1'
        expect({ since, anew }).toEqual({ since, anew: isForeign ? true : undefined })
      }
    })

    it('[SYN5] refuses a cursor that names an entry which is elsewhere, or nowhere', async () => {
      const cid = await scene().direct('Ann', 'Bob')
      await scene().says('Ann', cid, 'hello')
      const early = (await scene().changes('Ann')).since
      await scene().says('Ann', cid, 'again')
      const { since } = await scene().changes('Ann')
      const [epoch, change, key, mark] = since.split('.')

      const asked = [
        since,
        [epoch, change, Number(key) + 1, mark].join('.'),
        [epoch, change, key, early.split('.')[3]].join('.'),
        [epoch, change].join('.'),
      ]
      const answers = await Promise.all(asked.map((cursor) => scene().changes('Ann', cursor)))

      expect(answers.map(({ anew, conversations }) => [anew, conversations.length])).toEqual([
        [undefined, 0],
        [true, 1],
        [true, 1],
        [undefined, 0],
      ])
    })

    it('[SYN5] recognizes another history by its last entry, recalled or not', async () => {
      const cid = await scene().direct('Ann', 'Bob')
      await scene().says('Ann', cid, 'hello')
      const { since } = await scene().changes('Bob')

      await scene().recalls('Ann', cid, 1)

      expect(await scene().changes('Bob', since)).not.toHaveProperty('anew')
    })

    it('returns rows as the member sees them', async () => {
      const cid = await scene().direct('Ann', 'Bob')
      await scene().says('Ann', cid, 'hello')

      const { conversations } = await scene().changes('Bob')

      expect(conversations).toEqual([await scene().row('Bob', cid)])
    })

    it('returns nothing twice, and then what has changed since', async () => {
      const [, second] = await groups(3)
      const { since } = await scene().changes('Ann')
      expect(await scene().changes('Ann', since)).toEqual({ conversations: [], since, more: false })

      await scene().says('Ann', second!, 'hello')

      const next = await scene().changes('Ann', since)
      expect(next.conversations).toEqual([await scene().row('Ann', second!)])
      expect((await scene().changes('Ann', next.since)).conversations).toEqual([])
    })

    it("returns a member's own changes, and the other person's read marks", async () => {
      const cid = await scene().direct('Ann', 'Bob')
      await scene().says('Ann', cid, 'hello')
      const [ann, bob] = [await scene().changes('Ann'), await scene().changes('Bob')]

      await scene().reads('Bob', cid, 1)
      expect((await scene().changes('Bob', bob.since)).conversations).toMatchObject([{ readN: 1 }])
      const seen = await scene().changes('Ann', ann.since)
      expect(seen.conversations).toMatchObject([{ peerReadSeq: 1 }])

      await scene().storage.setMarks(cid, await scene().person('Bob'), { pinned: true })
      expect((await scene().changes('Ann', seen.since)).conversations).toEqual([])
    })

    it('returns pages that together contain every row once', async () => {
      await groups(7)

      const pages = await everything('Ann', 3)

      expect(pages.map(({ conversations }) => conversations.length)).toEqual([3, 3, 1])
      expect(titles(pages.flatMap(({ conversations }) => conversations))).toEqual(
        Array.from({ length: 7 }, (_, index) => `g${index}`)
      )
    })

    it('ends with a page that is exactly full', async () => {
      await groups(3)

      expect(await scene().changes('Ann', undefined, 3)).toMatchObject({ more: false })
    })

    it('[SYN2] misses nothing that changes between two pages', async () => {
      const [first] = await groups(4)
      const page = await scene().changes('Ann', undefined, 2)
      await scene().says('Ann', first!, 'again')

      const rest = await scene().changes('Ann', page.since)

      expect(titles(rest.conversations)).toEqual(['g2', 'g3', 'g0'])
    })

    it('shortens a page if the rows are long', async () => {
      const long = '长'.repeat(4000)
      for (const cid of await groups(30)) await scene().says('Ann', cid, long)

      const pages = await everything('Ann', 200)

      const bytes = pages.map((page) => Buffer.byteLength(JSON.stringify(page)))
      expect(pages.length).toBeGreaterThan(1)
      expect(Math.max(...bytes)).toBeLessThanOrEqual(210 * 1024)
      expect(pages.flatMap(({ conversations }) => conversations)).toHaveLength(30)
    })

    it('returns 3 rows of 1,000 if 3 have changed', async () => {
      const cids = await groups(1000)
      const { since } = await scene().changes('Ann', (await everything('Ann', 200)).at(-1)!.since)
      for (const index of [5, 500, 995]) await scene().says('Ann', cids[index]!, 'hello')

      const { conversations } = await scene().changes('Ann', since)

      expect(titles(conversations)).toEqual(['g5', 'g500', 'g995'])
    })

    it('returns nothing to an unknown person', async () => {
      expect((await scene().storage.changes('nobody', undefined, 9)).conversations).toEqual([])
    })
  })

  describe('the heads of logs', () => {
    it('are those that grew since the last query', async () => {
      const [first, second] = await groups(3)
      const { heads, position } = await scene().storage.headsAfter(undefined)
      expect(heads).toEqual([])

      await scene().says('Ann', second!, 'one')
      await scene().says('Ann', first!, 'one')
      await scene().says('Ann', second!, 'two')

      const next = await scene().storage.headsAfter(position)
      expect(next.heads).toEqual([
        { cid: first, seq: 1 },
        { cid: second, seq: 2 },
      ])
      expect(await scene().storage.headsAfter(next.position)).toEqual({ ...next, heads: [] })
    })

    it('ignore read marks and pins', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      await scene().says('Ann', cid, 'one')
      const { position } = await scene().storage.headsAfter(undefined)

      await scene().reads('Bob', cid, 2)
      await scene().storage.setMarks(cid, await scene().person('Ann'), { pinned: true })

      expect((await scene().storage.headsAfter(position)).heads).toEqual([])
    })

    it('include joins', async () => {
      const cid = await scene().group('team', 'Ann')
      const { position } = await scene().storage.headsAfter(undefined)

      await scene().storage.join(cid, await scene().person('Bob'), NOON)

      expect((await scene().storage.headsAfter(position)).heads).toEqual([{ cid, seq: 1 }])
    })
  })
}
