import type { SceneOf } from '../contract'
import { texts } from '../scene'

/** The storage's contract for recalls. */
export function recallContract(scene: SceneOf): void {
  describe('a recall', () => {
    it('erases its message for good, but keeps it in the count', async () => {
      const cid = await scene().group('team', 'Ann')
      const { entry } = await scene().says('Ann', cid, { text: 'secret', mid: 'm1' })

      const recall = await scene().recalls('Ann', cid, 1)

      const emptied = { ...entry, type: 'recalled', body: {} }
      expect(recall).toMatchObject({ seq: 2, n: 1, type: 'recall', body: { seq: 1 } })
      expect(await scene().log(cid)).toEqual([emptied, recall])
      expect(await scene().storage.entry(cid, 1)).toEqual(emptied)
      expect(await scene().storage.sent(entry.from, 'm1')).toEqual(emptied)
      expect(await scene().row('Ann', cid)).toMatchObject({ n: 1, last: recall })
    })

    it('works in the same moment as its message', async () => {
      const cid = await scene().group('team', 'Ann')

      await Promise.all([scene().says('Ann', cid, 'secret'), scene().recalls('Ann', cid, 1)])

      expect(texts(await scene().log(cid))).toEqual(['recalled', 'recall'])
    })

    it('may be sent twice, and once for each mid', async () => {
      const cid = await scene().group('team', 'Ann')
      await scene().says('Ann', cid, 'secret')

      const first = await scene().recalls('Ann', cid, { seq: 1, mid: 'r1' })
      const repeated = await scene().recalls('Ann', cid, { seq: 1, mid: 'r1' })
      await scene().recalls('Ann', cid, { seq: 1, mid: 'r2' })

      expect(repeated).toEqual(first)
      expect(texts(await scene().log(cid))).toEqual(['recalled', 'recall', 'recall'])
    })

    it('does not affect notices, recalls, other conversations, or entries that do not exist', async () => {
      const other = await scene().group('other', 'Ann')
      await scene().says('Ann', other, 'stays')
      const cid = await scene().group('team', 'Ann', 'Bob')
      await scene().says('Ann', cid, 'stays too')

      for (const seq of [1, 99, 3]) await scene().recalls('Ann', cid, seq)

      expect(texts(await scene().log(cid))).toEqual([
        'notice',
        'stays too',
        'recall',
        'recall',
        'recall',
      ])
      expect(texts(await scene().log(other))).toEqual(['stays'])
    })
  })
}
