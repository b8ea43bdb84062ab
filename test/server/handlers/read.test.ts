import { Scene, type Present } from '../scene'

describe('reading', () => {
  let scene: Scene
  let ming: Present
  let hong: Present
  let lan: Present
  let cid: string
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    lan = await scene.arrives('Lan')
    cid = await scene.openDirect(ming, hong)
    for (const text of ['one', 'two', 'three']) {
      await ming.device.gets('/message/send', scene.text(cid, text))
    }
    for (const { device } of [ming, hong, lan]) device.forgets()
  })
  afterEach(() => scene.ends())

  it('moves the mark, and tells both people and the reader’s other devices', async () => {
    const tablet = await scene.connects(await scene.signsIn('Hong', 'tablet'))

    expect(await hong.device.gets('/read', { cid, seq: 2 })).toEqual({ readSeq: 2, readN: 2 })

    const notice = { cid, userId: hong.id, seq: 2, n: 2 }
    expect(ming.device.heard('/read')).toEqual([notice])
    expect(hong.device.heard('/read')).toEqual([notice])
    expect(tablet.heard('/read')).toEqual([notice])
    expect(lan.device.heard('/read')).toEqual([])
  })

  it('[NTC6] never moves the mark back or past the end, and tells nobody if it does not move', async () => {
    expect(await hong.device.gets('/read', { cid, seq: 99 })).toEqual({ readSeq: 3, readN: 3 })
    ming.device.forgets()

    expect(await hong.device.gets('/read', { cid, seq: 1 })).toEqual({ readSeq: 3, readN: 3 })
    expect(ming.device.heard('/read')).toEqual([])
  })

  it('is announced in a group of 200, and only to the reader’s devices in a larger one', async () => {
    const group = await scene.openGroup(ming, hong)
    await scene.fillsUp(group, 200)
    await hong.device.gets('/read', { cid: group, seq: 150 })
    expect(ming.device.heard('/read')).toHaveLength(1)
    ming.device.forgets()
    hong.device.forgets()

    await scene.fillsUp(group, 201)
    await hong.device.gets('/read', { cid: group, seq: 160 })

    expect(ming.device.heard('/read')).toEqual([])
    expect(hong.device.heard('/read')).toHaveLength(1)
  })

  it('is announced only to the reader’s devices in a room', async () => {
    const { storage } = scene
    const membership = await storage.membership(cid, hong.id)
    jest.spyOn(storage, 'membership').mockResolvedValue({ ...membership!, kind: 'room' })

    await hong.device.gets('/read', { cid, seq: 1 })

    expect(ming.device.heard('/read')).toEqual([])
  })

  it('is refused to strangers and former members', async () => {
    expect(await lan.device.isRefused('/read', { cid, seq: 1 })).toBe('not-found')
    const group = await scene.openGroup(ming, lan)
    await scene.settled(scene.storage.leave(group, lan.id, scene.clock.now()))

    expect(await lan.device.isRefused('/read', { cid: group, seq: 1 })).toBe('not-a-member')
  })
})
