import type { Page } from '../../../../server/storage/storage'
import type { SceneOf } from '../contract'

/** The storage's contract for pages of a log. */
export function historyContract(scene: SceneOf): void {
  describe('a page of history', () => {
    const tenEntries = async () => {
      const cid = await scene().group('team', 'Ann')
      const texts = Array.from({ length: 10 }, (_, index) => `text ${index + 1}`)
      await Promise.all(texts.map((text) => scene().says('Ann', cid, text)))
      return async (asked: Partial<Page>) => {
        const page = { cid, first: 1, last: 10, limit: 4, ...asked }
        return (await scene().storage.history(page)).map(({ seq }) => seq)
      }
    }

    it('is the newest one by default', async () => {
      const seqs = await tenEntries()

      expect(await seqs({})).toEqual([7, 8, 9, 10])
      expect(await seqs({ limit: 100 })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    })

    it('goes up from `after`, and down from `before`', async () => {
      const seqs = await tenEntries()

      expect(await seqs({ after: 0 })).toEqual([1, 2, 3, 4])
      expect(await seqs({ after: 4 })).toEqual([5, 6, 7, 8])
      expect(await seqs({ before: 7 })).toEqual([3, 4, 5, 6])
      expect(await seqs({ before: 3 })).toEqual([1, 2])
    })

    it('[HIS1] fills a gap between both bounds from below', async () => {
      const seqs = await tenEntries()

      expect(await seqs({ after: 2, before: 9 })).toEqual([3, 4, 5, 6])
      expect(await seqs({ after: 2, before: 5 })).toEqual([3, 4])
      expect(await seqs({ after: 4, before: 5 })).toEqual([])
    })

    it('contains only what the reader may see', async () => {
      const seqs = await tenEntries()

      expect(await seqs({ first: 3, last: 5 })).toEqual([3, 4, 5])
      expect(await seqs({ first: 3, last: 5, after: 0 })).toEqual([3, 4, 5])
      expect(await seqs({ first: 3, last: 5, before: 100 })).toEqual([3, 4, 5])
      expect(await seqs({ first: 3, last: 5, after: 5 })).toEqual([])
      expect(await seqs({ first: 3, last: 5, before: 3 })).toEqual([])
    })
  })
}
