import { Scene, type Present } from '../scene'

describe('recalling a message', () => {
  let scene: Scene
  let ming: Present
  let hong: Present
  let stranger: Present
  let cid: string
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    stranger = await scene.arrives('Stranger')
    cid = await scene.openGroup(ming, hong)
  })
  afterEach(() => scene.ends())

  const says = async (who: Present): Promise<number> =>
    (await who.device.gets('/message/send', scene.text(cid, 'oops'))).seq
  const recallOf = (seq: number) => ({ cid, seq, mid: scene.newMid() })

  it('[REC1] erases the text for everybody and tells them', async () => {
    const seq = await says(hong)
    ming.device.forgets()
    const recall = recallOf(seq)

    const receipt = await hong.device.gets('/message/recall', recall)

    const { mid } = recall
    expect(receipt).toEqual({ cid, mid, seq: seq + 1, n: 1, at: receipt.at })
    expect(ming.device.heard('/message')).toMatchObject([{ type: 'recall', body: { seq } }])
    const { entries } = await ming.device.gets('/history', { cid, after: seq - 1 })
    expect(entries).toMatchObject([{ seq, type: 'recalled', body: {} }, { type: 'recall' }])
  })

  it('[LOG7] shows the same in the history, the row and a repeated announcement', async () => {
    const message = scene.text(cid, 'oops')
    const { seq } = await hong.device.gets('/message/send', message)
    await hong.device.gets('/message/recall', recallOf(seq))
    ming.device.forgets()

    await hong.device.gets('/message/send', message)
    const { entries } = await ming.device.gets('/history', { cid, after: seq - 1, limit: 1 })
    const { conversations } = await ming.device.gets('/sync')

    expect(entries).toMatchObject([{ seq, type: 'recalled', body: {} }])
    expect(conversations.find((row) => row.cid === cid)?.lastSaid).toEqual(entries[0])
    expect(ming.device.heard('/message')).toEqual(entries)
  })

  it('is possible for two minutes for an own message', async () => {
    const seq = await says(hong)
    await scene.clock.pass(50_000)
    await hong.device.gets('/ping')
    await scene.clock.pass(50_000)
    await hong.device.gets('/ping')
    await scene.clock.pass(19_000)
    expect(await hong.device.asks('/message/recall', recallOf(seq))).toHaveProperty('data')

    const later = await says(hong)
    await hong.device.gets('/ping')
    await scene.clock.pass(59_000)
    await hong.device.gets('/ping')
    await scene.clock.pass(59_000)
    await hong.device.gets('/ping')
    await scene.clock.pass(3000)

    expect(await hong.device.isRefused('/message/recall', recallOf(later))).toBe('too-late')
  })

  it('is always possible for the owner of a group', async () => {
    const seq = await says(hong)
    for (let minute = 0; minute < 10; minute++) {
      await scene.clock.pass(50_000)
      await ming.device.gets('/ping')
    }

    expect(await ming.device.asks('/message/recall', recallOf(seq))).toHaveProperty('data')
  })

  it("is forbidden to other members, and to everybody in another person's direct messages", async () => {
    const seq = await says(ming)
    expect(await hong.device.isRefused('/message/recall', recallOf(seq))).toBe('forbidden')

    const direct = await scene.openDirect(ming, hong)
    await ming.device.gets('/message/send', scene.text(direct, 'mine'))
    const recall = { cid: direct, seq: 1, mid: scene.newMid() }
    expect(await hong.device.isRefused('/message/recall', recall)).toBe('forbidden')
  })

  it('refuses an entry that is not a message', async () => {
    const seq = await says(hong)
    await hong.device.gets('/message/recall', recallOf(seq))

    expect(await hong.device.isRefused('/message/recall', recallOf(seq))).toBe('conflict')
    expect(await hong.device.isRefused('/message/recall', recallOf(seq + 1))).toBe('forbidden')
    expect(await ming.device.isRefused('/message/recall', recallOf(1))).toBe('forbidden')
    expect(await hong.device.isRefused('/message/recall', recallOf(99))).toBe('not-found')
  })

  it('hides earlier messages from a new member', async () => {
    const seq = await says(ming)
    const lan = await scene.arrives('Lan')
    await scene.settled(scene.storage.join(cid, lan.id, scene.clock.now()))

    expect(await lan.device.isRefused('/message/recall', recallOf(seq))).toBe('not-found')
  })

  it('hides the conversation from a stranger, and is refused to former members', async () => {
    const seq = await says(hong)
    expect(await stranger.device.isRefused('/message/recall', recallOf(seq))).toBe('not-found')

    await scene.settled(scene.storage.leave(cid, hong.id, scene.clock.now()))
    expect(await hong.device.isRefused('/message/recall', recallOf(seq))).toBe('not-a-member')
  })

  it('[REC4] answers a repeat with the first receipt, however late it comes', async () => {
    const recall = recallOf(await says(hong))
    const receipt = await hong.device.gets('/message/recall', recall)
    for (let minute = 0; minute < 3; minute++) {
      await scene.clock.pass(50_000)
      await hong.device.gets('/ping')
    }

    expect(await hong.device.gets('/message/recall', recall)).toEqual(receipt)
  })

  it('[LOG16] refuses the mid of the recall of another message', async () => {
    const [one, other] = [await says(hong), await says(hong)]
    const recall = recallOf(one)
    await hong.device.gets('/message/recall', recall)

    expect(await hong.device.isRefused('/message/recall', { ...recall, seq: other })).toBe(
      'conflict'
    )
  })

  it('refuses the mid of a message', async () => {
    const message = scene.text(cid, 'hello')
    const { seq, mid } = await hong.device.gets('/message/send', message)

    expect(await hong.device.isRefused('/message/recall', { cid, seq, mid })).toBe('conflict')
  })
})
