import type { SceneOf } from '../contract'
import { NOON, texts } from '../scene'

/** The storage's contract for groups, joins and leaves. */
export function groupContract(scene: SceneOf): void {
  describe('a group', () => {
    it('starts with its owner and an empty log', async () => {
      const cid = await scene().group('team', 'Ann')
      const ann = await scene().person('Ann')

      expect(await scene().storage.membership(cid, ann)).toEqual({
        cid,
        userId: ann,
        kind: 'group',
        role: 'owner',
        joined: 1,
        memberCount: 1,
        lastSeq: 0,
      })
      expect(await scene().row('Ann', cid)).toMatchObject({
        title: 'team',
        lastSeq: 0,
        memberCount: 1,
      })
    })

    it('[LOG10] includes the last message if joins follow it', async () => {
      const cid = await scene().group('team', 'Ann')
      await scene().says('Ann', cid, 'first')
      await scene().says('Ann', cid, 'last')
      for (const name of ['Bob', 'Cid', 'Dan'])
        await scene().storage.join(cid, await scene().person(name), NOON)

      const row = await scene().row('Ann', cid)
      expect(row).toMatchObject({ lastSeq: 5, last: { type: 'notice' } })
      expect(row?.lastSaid).toMatchObject({ seq: 2, body: { text: 'last' } })
      expect(await scene().row('Bob', cid)).not.toHaveProperty('lastSaid')

      await scene().says('Bob', cid, 'hello')
      expect(await scene().row('Ann', cid)).not.toHaveProperty('lastSaid')
    })

    it('announces who joined, and shows a new member nothing from before', async () => {
      const cid = await scene().group('team', 'Ann')
      await scene().says('Ann', cid, 'before')
      const bob = await scene().person('Bob')

      const entry = await scene().storage.join(cid, bob, NOON)

      expect(entry).toEqual({
        cid,
        seq: 2,
        n: 1,
        from: bob,
        at: NOON,
        type: 'notice',
        body: { what: 'member-joined', userId: bob, name: 'Bob' },
      })
      expect(await scene().storage.membership(cid, bob)).toMatchObject({
        role: 'member',
        joined: 2,
      })
      expect(await scene().row('Bob', cid)).toMatchObject({
        memberCount: 2,
        readSeq: 2,
        readN: 1,
        n: 1,
        last: entry,
      })
    })

    it('is joined once, even by two phones at the same moment', async () => {
      const { storage } = scene()
      const cid = await scene().group('team', 'Ann')
      const bob = await scene().person('Bob')

      const entries = await Promise.all([
        storage.join(cid, bob, NOON),
        storage.join(cid, bob, NOON),
      ])

      expect(entries.map((entry) => entry?.seq)).toEqual([1, undefined])
      expect(await storage.join(cid, bob, NOON)).toBeUndefined()
      expect(await storage.members(cid)).toHaveLength(2)
      expect(await storage.membership(cid, bob)).toMatchObject({ memberCount: 2 })
    })

    it('keeps its list of members correct during joins and leaves', async () => {
      const { storage } = scene()
      const cid = await scene().group('team', 'Ann', 'Bob')
      const [ann, bob, eve] = [
        await scene().person('Ann'),
        await scene().person('Bob'),
        await scene().person('Eve'),
      ]
      expect(await storage.members(cid)).toEqual([ann, bob])

      await storage.join(cid, eve, NOON)
      expect(await storage.members(cid)).toEqual([ann, bob, eve])

      await storage.leave(cid, bob, NOON)
      expect(await storage.members(cid)).toEqual([ann, eve])
    })

    it('shows the nine earliest members', async () => {
      const others = Array.from({ length: 11 }, (_, index) => `member ${index}`)
      const cid = await scene().group('team', 'Ann', ...others)

      const row = await scene().row('Ann', cid)

      expect(row!.memberCount).toBe(12)
      expect(row!.people.map(({ name }) => name)).toEqual(['Ann', ...others.slice(0, 8)])
    })
  })

  describe('a person who leaves a group', () => {
    it('keeps everything from before the leave, and gets nothing later', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      await scene().says('Ann', cid, 'with Bob')
      const bob = await scene().person('Bob')

      const left = await scene().storage.leave(cid, bob, NOON)
      const row = await scene().row('Bob', cid)
      await scene().says('Ann', cid, 'without Bob')
      await scene().storage.join(cid, await scene().person('Eve'), NOON)

      expect(left).toMatchObject({ seq: 3, body: { what: 'member-left', name: 'Bob' } })
      expect(row).toMatchObject({ gone: true, lastSeq: 3, n: 1, last: left, memberCount: 1 })
      expect(await scene().row('Bob', cid)).toEqual(row)
      expect(await scene().storage.membership(cid, bob)).toMatchObject({ joined: 1, left: 3 })
    })

    it('[SYN4] is told by the next sync, and by no later one', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      const { since } = await scene().changes('Bob')
      await scene().storage.leave(cid, await scene().person('Bob'), NOON)
      await scene().says('Ann', cid, 'without Bob')

      const told = await scene().changes('Bob', since)
      await scene().says('Ann', cid, 'again without Bob')

      expect(told.conversations).toMatchObject([{ cid, gone: true }])
      expect((await scene().changes('Bob', told.since)).conversations).toEqual([])
    })

    it('can send nothing more, not even at the same moment, but repeats are answered', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      const first = await scene().says('Bob', cid, { text: 'before', mid: 'm1' })

      const [, late] = await Promise.allSettled([
        scene().storage.leave(cid, await scene().person('Bob'), NOON),
        scene().says('Bob', cid, 'too late'),
      ])
      const again = await scene().says('Bob', cid, { text: 'before', mid: 'm1' })

      expect(late).toMatchObject({ reason: { code: 'not-a-member' } })
      expect(again).toMatchObject({ entry: first.entry, isNew: false })
      expect((await scene().log(cid)).at(-1)).toMatchObject({ body: { what: 'member-left' } })
    })

    it('is not a stranger, whose requests are refused as if the group did not exist', async () => {
      const cid = await scene().group('team', 'Ann')

      const [here, nowhere] = await Promise.allSettled([
        scene().says('Eve', cid, 'hello'),
        scene().says('Eve', 'nowhere', 'hello'),
      ])

      expect(here).toMatchObject({ reason: { code: 'not-found' } })
      expect(nowhere).toEqual(here)
      expect(texts(await scene().log(cid))).toEqual([])
    })

    it('leaves only once', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      const bob = await scene().person('Bob')
      await scene().storage.leave(cid, bob, NOON)

      expect(await scene().storage.leave(cid, bob, NOON)).toBeUndefined()
      expect(await scene().storage.leave(cid, await scene().person('Eve'), NOON)).toBeUndefined()
      expect(texts(await scene().log(cid))).toEqual(['notice', 'notice'])
    })

    it('can read from the new join on after returning', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      const bob = await scene().person('Bob')
      await scene().storage.leave(cid, bob, NOON)
      await scene().says('Ann', cid, 'without Bob')

      await scene().storage.join(cid, bob, NOON)

      expect(await scene().storage.membership(cid, bob)).toMatchObject({
        joined: 4,
        memberCount: 2,
      })
      expect(await scene().storage.membership(cid, bob)).not.toHaveProperty('left')
      expect(await scene().row('Bob', cid)).toMatchObject({ readSeq: 4, readN: 1, n: 1 })
    })

    it('has read the own last messages', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      await scene().says('Bob', cid, 'bye')
      await scene().storage.leave(cid, await scene().person('Bob'), NOON)
      await scene().says('Ann', cid, 'oh')

      expect(await scene().row('Bob', cid)).toMatchObject({ readN: 1, n: 1, readSeq: 3 })
    })
  })
}
