import type { SceneOf } from '../contract'
import { NOON } from '../scene'

/** The storage's contract for read marks, pins and mutes. */
export function marksContract(scene: SceneOf): void {
  const unread = async (name: string, cid: string) => {
    const row = await scene().row(name, cid)
    return row!.n - row!.readN
  }

  describe('a read mark', () => {
    it('moves forward, at most to the last entry, and never back', async () => {
      const cid = await scene().direct('Ann', 'Bob')
      for (const text of ['one', 'two', 'three']) await scene().says('Ann', cid, text)

      expect(await scene().reads('Bob', cid, 2)).toEqual({ readSeq: 2, readN: 2, moved: true })
      expect(await scene().reads('Bob', cid, 1)).toEqual({ readSeq: 2, readN: 2, moved: false })
      expect(await scene().reads('Bob', cid, 2)).toEqual({ readSeq: 2, readN: 2, moved: false })
      expect(await scene().reads('Bob', cid, 99)).toEqual({ readSeq: 3, readN: 3, moved: true })
      expect(await scene().reads('Bob', cid, 99)).toEqual({ readSeq: 3, readN: 3, moved: false })
    })

    it('counts messages only', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      await scene().says('Ann', cid, 'one')
      await scene().recalls('Ann', cid, 2)

      expect(await unread('Bob', cid)).toBe(1)
      expect(await scene().reads('Bob', cid, 3)).toEqual({ readSeq: 3, readN: 1, moved: true })
      expect(await unread('Bob', cid)).toBe(0)
    })

    it('moves with own messages if nothing was unread', async () => {
      const cid = await scene().direct('Ann', 'Bob')

      await scene().says('Ann', cid, 'one')
      await scene().says('Ann', cid, 'two')

      expect(await scene().row('Ann', cid)).toMatchObject({ readSeq: 2, readN: 2 })
      expect(await scene().row('Bob', cid)).toMatchObject({ readSeq: 0, readN: 0, peerReadSeq: 2 })
      expect(await scene().reads('Ann', cid, 1)).toEqual({ readSeq: 2, readN: 2, moved: false })
    })

    it('stays if something was unread', async () => {
      const cid = await scene().direct('Ann', 'Bob')
      await scene().says('Ann', cid, 'one')
      await scene().says('Bob', cid, 'two')
      await scene().says('Ann', cid, 'three')

      expect(await scene().row('Ann', cid)).toMatchObject({ readSeq: 1, readN: 1 })
      expect(await scene().row('Bob', cid)).toMatchObject({ readSeq: 0, readN: 0 })
    })

    it('is correct in a dialogue, in one moment or in many', async () => {
      const slow = await scene().direct('Ann', 'Bob')
      const fast = await scene().group('fast', 'Ann')
      await scene().says('Ann', slow, '1')
      await scene().reads('Bob', slow, 1)
      await scene().says('Bob', slow, '2')
      await scene().says('Bob', slow, '3')
      await scene().storage.join(fast, await scene().person('Bob'), NOON)
      await Promise.all([
        scene().says('Ann', fast, '1'),
        scene().reads('Bob', fast, 2),
        scene().says('Bob', fast, '2'),
        scene().says('Bob', fast, '3'),
      ])

      expect(await scene().row('Ann', slow)).toMatchObject({ readSeq: 1, readN: 1 })
      expect(await scene().row('Bob', slow)).toMatchObject({ readSeq: 3, readN: 3 })
      expect(await scene().row('Ann', fast)).toMatchObject({ readSeq: 2, readN: 1 })
      expect(await scene().row('Bob', fast)).toMatchObject({ readSeq: 4, readN: 3 })
    })

    it("includes own messages after it, up to other people's messages", async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      await scene().says('Ann', cid, 'two')
      await scene().says('Bob', cid, 'three')
      await scene().recalls('Ann', cid, 2)
      await scene().says('Bob', cid, 'five')
      expect(await scene().row('Bob', cid)).toMatchObject({ readSeq: 1, readN: 0 })

      expect(await scene().reads('Bob', cid, 2)).toEqual({ readSeq: 5, readN: 3, moved: true })
      await scene().says('Ann', cid, 'six')
      await scene().says('Bob', cid, 'seven')
      await scene().says('Ann', cid, 'eight')
      expect(await scene().reads('Bob', cid, 6)).toEqual({ readSeq: 7, readN: 5, moved: true })
    })

    it("increases the revision of the reader's row", async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      await scene().says('Ann', cid, 'one')
      const before = await scene().row('Bob', cid)

      await scene().reads('Bob', cid, 2)

      expect((await scene().row('Bob', cid))!.rev).toBeGreaterThan(before!.rev)
    })

    it('of a former member stops at the leave', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      await scene().says('Ann', cid, 'one')
      const bob = await scene().person('Bob')
      await scene().storage.leave(cid, bob, NOON)
      await scene().says('Ann', cid, 'two')

      expect(await scene().reads('Bob', cid, 99)).toEqual({ readSeq: 3, readN: 1, moved: true })
    })

    it('is refused to a stranger', async () => {
      const cid = await scene().group('team', 'Ann')

      await expect(scene().reads('Eve', cid, 1)).rejects.toMatchObject({ code: 'not-found' })
    })
  })

  describe('pinning and muting', () => {
    it("changes only that member's row", async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      const ann = await scene().person('Ann')
      const [before, theirs] = [await scene().row('Ann', cid), await scene().row('Bob', cid)]

      await scene().storage.setMarks(cid, ann, { pinned: true })
      await scene().storage.setMarks(cid, ann, { muted: true })

      const after = await scene().row('Ann', cid)
      expect(after).toEqual({ ...before, pinned: true, muted: true, rev: after!.rev })
      expect(after!.rev).toBeGreaterThan(before!.rev)
      expect(await scene().row('Bob', cid)).toEqual(theirs)
    })

    it('can be undone', async () => {
      const cid = await scene().group('team', 'Ann')
      const ann = await scene().person('Ann')

      await scene().storage.setMarks(cid, ann, { pinned: true, muted: true })
      await scene().storage.setMarks(cid, ann, { muted: false })

      expect(await scene().row('Ann', cid)).toMatchObject({ pinned: true, muted: false })
    })
  })
}
