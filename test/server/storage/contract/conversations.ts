import type { SceneOf } from '../contract'

/** The storage's contract for direct conversations. */
export function conversationContract(scene: SceneOf): void {
  describe('a direct conversation', () => {
    it('is unique for each pair, whoever opens it', async () => {
      const cid = await scene().direct('Ann', 'Bob')

      expect(await scene().direct('Bob', 'Ann')).toBe(cid)
      expect(await scene().direct('Ann', 'Eve')).not.toBe(cid)
    })

    it('is unique even if both open it at the same moment', async () => {
      const { storage } = scene()
      const [ann, bob] = [await scene().person('Ann'), await scene().person('Bob')]

      const [one, two] = await Promise.all([
        storage.openDirect(ann, bob),
        storage.openDirect(bob, ann),
      ])

      expect(two).toBe(one)
      expect(await storage.members(one)).toEqual([ann, bob])
    })

    it("shows the other person's name and avatar", async () => {
      const cid = await scene().direct('Ann', 'Bob')
      const [ann, bob] = [await scene().person('Ann'), await scene().person('Bob')]

      expect(await scene().row('Ann', cid)).toEqual({
        cid,
        kind: 'direct',
        title: 'Bob',
        avatar: '',
        memberCount: 2,
        people: [
          { id: ann, name: 'Ann', avatar: '' },
          { id: bob, name: 'Bob', avatar: '' },
        ],
        lastSeq: 0,
        n: 0,
        rev: expect.any(Number) as number,
        readSeq: 0,
        readN: 0,
        pinned: false,
        muted: false,
        peerReadSeq: 0,
      })
    })

    it('is hidden from the other person until its first entry', async () => {
      const { storage } = scene()
      const cid = await scene().direct('Ann', 'Bob')
      const [ann, bob] = [await scene().person('Ann'), await scene().person('Bob')]
      expect(await storage.members(cid)).toEqual([ann])
      expect(await storage.membership(cid, bob)).toBeUndefined()
      expect(await scene().row('Bob', cid)).toBeUndefined()
      expect((await scene().changes('Bob')).conversations).toEqual([])

      await scene().says('Ann', cid, 'hello')

      expect(await storage.members(cid)).toEqual([ann, bob])
      expect(await storage.membership(cid, bob)).toMatchObject({ kind: 'direct', lastSeq: 1 })
      expect(await scene().row('Bob', cid)).toMatchObject({ title: 'Ann', n: 1, readN: 0 })
      expect((await scene().changes('Bob')).conversations).toHaveLength(1)
    })

    it('accepts its first entry from the other person too', async () => {
      const { storage } = scene()
      const cid = await scene().direct('Ann', 'Bob')

      await scene().says('Bob', cid, 'hello')

      expect(await storage.members(cid)).toHaveLength(2)
      expect(await scene().row('Ann', cid)).toMatchObject({ title: 'Bob', n: 1, readN: 0 })
      expect(await scene().row('Bob', cid)).toMatchObject({ title: 'Ann', n: 1, readN: 1 })
    })

    it('becomes visible to the other person by opening it too', async () => {
      const cid = await scene().direct('Ann', 'Bob')
      await scene().storage.members(cid)

      await scene().direct('Bob', 'Ann')

      expect(await scene().row('Bob', cid)).toMatchObject({ title: 'Ann' })
      expect(await scene().storage.members(cid)).toHaveLength(2)
      expect((await scene().changes('Bob')).conversations).toHaveLength(1)
    })

    it('cannot be opened with a person who does not exist', async () => {
      const ann = await scene().person('Ann')

      await expect(scene().storage.openDirect(ann, 'nobody')).rejects.toMatchObject({
        code: 'not-found',
      })
    })

    it('tells how far the other person has read', async () => {
      const cid = await scene().direct('Ann', 'Bob')
      await scene().says('Ann', cid, 'one')
      await scene().says('Ann', cid, 'two')
      const before = await scene().row('Ann', cid)

      await scene().reads('Bob', cid, 1)
      const after = await scene().row('Ann', cid)

      expect([before!.peerReadSeq, after!.peerReadSeq]).toEqual([0, 1])
      expect(after!.rev).toBeGreaterThan(before!.rev)
    })
  })

  describe('a stranger', () => {
    it('gets nothing, and nobody gets anything from a conversation that does not exist', async () => {
      const { storage } = scene()
      const cid = await scene().group('team', 'Ann')
      const eve = await scene().person('Eve')

      expect(await storage.membership(cid, eve)).toBeUndefined()
      expect(await storage.conversation(cid, eve)).toBeUndefined()
      expect(await storage.membership('nowhere', eve)).toBeUndefined()
      expect(await storage.members('nowhere')).toEqual([])
      expect(await storage.entry('nowhere', 1)).toBeUndefined()
      expect(await storage.history({ cid: 'nowhere', first: 1, last: 9, limit: 9 })).toEqual([])
    })
  })
}
