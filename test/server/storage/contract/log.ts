import type { Draft } from '../../../../server/storage/storage'
import type { SceneOf } from '../contract'
import { NOON, texts } from '../scene'

/** The storage's contract for logs: numbers, repeats and recalls. */
export function logContract(scene: SceneOf): void {
  describe('a log', () => {
    it('says whom to tell: the members who see the conversation when the entry is kept', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob', 'Cid')
      const [ann, bob, cyd] = [
        await scene().person('Ann'),
        await scene().person('Bob'),
        await scene().person('Cid'),
      ]
      await scene().storage.leave(cid, bob, NOON)

      const { members } = await scene().says('Ann', cid, 'hello')

      expect([...members].sort()).toEqual([ann, cyd].sort())
    })

    it('[LOG1] numbers entries from 1 on, and keeps them unchanged', async () => {
      const cid = await scene().group('team', 'Ann')
      const ann = await scene().person('Ann')
      const body = { text: '你好 \u0000 \ud83d\ude00 "quoted"', mentions: ['all'], replyTo: 3 }

      const { entry, isNew } = await scene().storage.append({
        cid,
        from: ann,
        mid: 'm1',
        at: NOON,
        type: 'text',
        body,
      })

      expect(isNew).toBe(true)
      expect(entry).toEqual({
        cid,
        seq: 1,
        n: 1,
        mid: 'm1',
        from: ann,
        at: NOON,
        type: 'text',
        body,
      })
      expect(await scene().storage.entry(cid, 1)).toEqual(entry)
      expect(await scene().storage.sent(ann, 'm1')).toEqual(entry)
      expect(await scene().log(cid)).toEqual([entry])
    })

    it('accepts all entries of one moment, in the order of arrival', async () => {
      const [one, two] = [await scene().group('one', 'Ann'), await scene().group('two', 'Ann')]
      const said = Array.from({ length: 50 }, (_, index) => `text ${index}`)

      const appended = await Promise.all(
        said.flatMap((text) => [scene().says('Ann', one, text), scene().says('Ann', two, text)])
      )

      expect(appended.every(({ isNew }) => isNew)).toBe(true)
      expect(texts(await scene().log(one))).toEqual(said)
      expect(texts(await scene().log(two))).toEqual(said)
      expect((await scene().log(two)).map(({ seq }) => seq)).toEqual(
        said.map((_, index) => index + 1)
      )
    })

    it('counts messages, not recalls and notices', async () => {
      const cid = await scene().group('team', 'Ann')
      await scene().says('Ann', cid, 'one')
      await scene().storage.join(cid, await scene().person('Bob'), NOON)
      await scene().recalls('Ann', cid, 1)
      await scene().says('Ann', cid, 'two')

      expect((await scene().log(cid)).map(({ seq, n }) => [seq, n])).toEqual([
        [1, 1],
        [2, 1],
        [3, 1],
        [4, 2],
      ])
    })

    it('never goes back in time, whatever the clock does', async () => {
      const cid = await scene().group('team', 'Ann')
      const from = await scene().person('Ann')
      const at = async (time: number) => {
        const mid = scene().newMid()
        const draft: Draft = { cid, from, mid, at: time, type: 'text', body: { text: 'x' } }
        return (await scene().storage.append(draft)).entry.at
      }

      expect([await at(NOON), await at(NOON - 5), await at(NOON + 5)]).toEqual([
        NOON,
        NOON,
        NOON + 5,
      ])
    })

    it('refuses one draft without affecting those of the same commit', async () => {
      const cid = await scene().group('team', 'Ann')

      const [before, nowhere, nobody, after] = await Promise.allSettled([
        scene().says('Ann', cid, 'before'),
        scene().says('Ann', 'nowhere', 'lost'),
        scene().storage.append({
          cid,
          from: 'nobody',
          mid: 'm',
          at: NOON,
          type: 'text',
          body: { text: 'x' },
        }),
        scene().says('Ann', cid, 'after'),
      ])

      expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled'])
      expect(nowhere).toMatchObject({ reason: { code: 'not-found' } })
      expect(nobody).toMatchObject({ reason: { code: 'not-found' } })
      expect(texts(await scene().log(cid))).toEqual(['before', 'after'])
    })

    it('survives a draft that cannot be stored at all', async () => {
      const cid = await scene().group('team', 'Ann')
      const from = await scene().person('Ann')
      const broken = { cid, from, mid: {}, at: NOON, type: 'text', body: { text: 'x' } }

      const [before, failed, after] = await Promise.allSettled([
        scene().says('Ann', cid, 'before'),
        scene().storage.append(broken as unknown as Draft),
        scene().says('Ann', cid, 'after'),
      ])

      expect([before.status, failed.status, after.status]).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
      ])
      expect(texts(await scene().log(cid))).toEqual(['before', 'after'])
    })
  })

  describe('a repeated send', () => {
    it('is answered with the first entry, and adds nothing', async () => {
      const cid = await scene().group('team', 'Ann')
      const first = await scene().says('Ann', cid, { text: 'hello', mid: 'm1' })
      await scene().says('Ann', cid, 'more')

      const again = await scene().says('Ann', cid, { text: 'hello', mid: 'm1' })

      expect(again).toMatchObject({ entry: first.entry, isNew: false })
      expect(texts(await scene().log(cid))).toEqual(['hello', 'more'])
    })

    it('is recognized within the same moment too', async () => {
      const cid = await scene().group('team', 'Ann')

      const [first, again] = await Promise.all([
        scene().says('Ann', cid, { text: 'hello', mid: 'm1' }),
        scene().says('Ann', cid, { text: 'hello', mid: 'm1' }),
      ])

      expect(again).toMatchObject({ entry: first.entry, isNew: false })
      expect(await scene().log(cid)).toHaveLength(1)
    })

    it('is recognized in every conversation', async () => {
      const [one, two] = [await scene().group('one', 'Ann'), await scene().group('two', 'Ann')]
      const first = await scene().says('Ann', one, { text: 'hello', mid: 'm1' })

      expect(await scene().says('Ann', two, { text: 'hello', mid: 'm1' })).toMatchObject({
        entry: first.entry,
        isNew: false,
      })
      expect(await scene().log(two)).toEqual([])
    })

    it('is a new one if another person sends it', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      await scene().says('Ann', cid, { text: 'hello', mid: 'm1' })

      expect((await scene().says('Bob', cid, { text: 'hello', mid: 'm1' })).isNew).toBe(true)
      expect(await scene().storage.sent(await scene().person('Eve'), 'm1')).toBeUndefined()
    })

    it('is refused for mids in any order', async () => {
      const cid = await scene().group('team', 'Ann')
      const mids = ['zzz', 'aaa', '-', 'mmm', '中文', 'AAA']

      for (const mid of [...mids, ...mids.toReversed()])
        await scene().says('Ann', cid, { text: mid, mid })

      expect(texts(await scene().log(cid))).toEqual(mids)
    })

    it('uses no number', async () => {
      const cid = await scene().group('team', 'Ann')

      const all = ['m1', 'm1', 'm2', 'm1', 'm3'].map((mid) =>
        scene().says('Ann', cid, { text: mid, mid })
      )
      const seqs = (await Promise.all(all)).map(({ entry }) => entry.seq)

      expect(seqs).toEqual([1, 1, 2, 1, 3])
    })
  })
}
