import { Scene, type Present } from '../scene'

describe('what was committed but never announced', () => {
  let scene: Scene
  let ming: Present
  let hong: Present
  let cid: string
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    cid = await scene.openGroup(ming, hong)
    await scene.clock.pass(31_000)
    for (const { device } of [ming, hong]) device.forgets()
  })
  afterEach(() => scene.ends())

  it('[LOG19] reaches the members who are online within 15 s', async () => {
    const { mid, type } = { mid: 'lost', type: 'text' } as const
    const draft = { cid, mid, type, from: ming.id, at: scene.clock.now(), body: { text: 'hi' } }
    await scene.settled(scene.storage.append(draft))

    await scene.clock.pass(15_000)

    expect(hong.device.heard('/conversation')).toMatchObject([{ cid, lastSeq: 2 }])
    expect(ming.device.heard('/conversation')).toMatchObject([{ cid, lastSeq: 2 }])
  })

  it('is looked for only among what was not announced', async () => {
    await ming.device.gets('/message/send', scene.text(cid, 'hi'))

    await scene.clock.pass(31_000)

    expect(hong.device.heard('/message')).toHaveLength(1)
    expect(hong.device.heard('/conversation')).toEqual([])
  })
})
