import { MAX_BATCH_BYTES } from '../../../miniprogram/protocol/limits'
import { Scene, type Present } from '../scene'

describe('history', () => {
  let scene: Scene
  let ming: Present
  let hong: Present
  let cid: string
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    cid = await scene.openDirect(ming, hong)
  })
  afterEach(() => scene.ends())

  const say = async (count: number, text = 'hello') => {
    for (let index = 0; index < count; index++) {
      ming.device.requests('/message/send', scene.text(cid, text))
    }
    await scene.clock.pass(1)
  }
  const seqs = async (bounds: object): Promise<number[]> =>
    (await hong.device.gets('/history', { cid, ...bounds })).entries.map(({ seq }) => seq)

  it('[HIS2] starts after `after`, ends before `before`, and otherwise returns the newest page', async () => {
    await say(10)

    expect(await seqs({ limit: 3 })).toEqual([8, 9, 10])
    expect(await seqs({ before: 8, limit: 3 })).toEqual([5, 6, 7])
    expect(await seqs({ after: 0, limit: 3 })).toEqual([1, 2, 3])
    expect(await seqs({ after: 3, before: 6 })).toEqual([4, 5])
    expect(await seqs({ after: 2, before: 9, limit: 2 })).toEqual([3, 4])
    expect(await seqs({ after: 10 })).toEqual([])
  })

  it('[FRM7] shortens a page that is too long, at the far end', async () => {
    await say(60, `a${'\u0001'.repeat(3999)}`)
    hong.device.forgets()

    const fromStart = await seqs({ after: 0 })
    const newest = await seqs({})

    expect(fromStart).toEqual(Array.from({ length: fromStart.length }, (_, index) => index + 1))
    expect(newest).toEqual(Array.from(newest, (_, index) => 60 - newest.length + 1 + index))
    expect(fromStart.length).toBeLessThan(12)
    const sizes = hong.device.socket.texts.map((text) => Buffer.byteLength(text))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_BATCH_BYTES)
  })

  it('reads long entries in steps of less than 100 KB, and short ones in few steps', async () => {
    const steps: { length: number; bytes: number }[] = []
    const history = scene.storage.history.bind(scene.storage)
    scene.storage.history = async (asked) => {
      const entries = await history(asked)
      steps.push({ length: entries.length, bytes: Buffer.byteLength(JSON.stringify(entries)) })
      return entries
    }

    await say(100)
    expect(await seqs({})).toHaveLength(100)
    expect(steps.map(({ length }) => length)).toEqual([4, 25, 25, 25, 21])

    await say(30, '长'.repeat(4000))
    expect(await seqs({ limit: 20 })).toHaveLength(20)
    expect(Math.max(...steps.map(({ bytes }) => bytes))).toBeLessThan(100_000)
  })

  it('[LOG8] shows a member the entries from joining to leaving', async () => {
    const group = await scene.openGroup(ming)
    const send = (text: string) => ming.device.gets('/message/send', scene.text(group, text))
    await send('before')
    const joined = await scene.settled(scene.storage.join(group, hong.id, scene.clock.now()))
    await send('meanwhile')
    const left = await scene.settled(scene.storage.leave(group, hong.id, scene.clock.now()))
    await send('after')

    const page = await hong.device.gets('/history', { cid: group, after: 0 })

    expect(page).toMatchObject({ first: joined!.seq, last: left!.seq })
    expect(page.entries.map(({ seq }) => seq)).toEqual([2, 3, 4])
  })

  it('[HIS4] hides the conversation from a stranger', async () => {
    const stranger = await scene.arrives('Stranger')

    expect(await stranger.device.isRefused('/history', { cid })).toBe('not-found')
    expect(await stranger.device.isRefused('/history', { cid: 'nowhere' })).toBe('not-found')
  })
})

describe('sync', () => {
  it('[FRM7] shortens a page that is too long, and continues from there', async () => {
    const scene = new Scene()
    const [ming, hong] = [await scene.arrives('Ming'), await scene.arrives('Hong')]
    const cids = new Set<string>()
    for (let index = 0; index < 30; index++) {
      const cid = await scene.openGroup(ming, hong)
      await ming.device.gets('/message/send', scene.text(cid, `a${'\u0001'.repeat(3999)}`))
      cids.add(cid)
    }
    hong.device.forgets()

    let page = await hong.device.gets('/sync', {})
    const found = page.conversations.map(({ cid }) => cid)
    for (; page.more; found.push(...page.conversations.map(({ cid }) => cid))) {
      page = await hong.device.gets('/sync', { since: page.since })
    }

    expect([...cids].filter((cid) => !found.includes(cid))).toEqual([])
    const sizes = hong.device.socket.texts.map((text) => Buffer.byteLength(text))
    expect(sizes.length).toBeGreaterThan(2)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_BATCH_BYTES)
    await scene.ends()
  })
})
