import { HeadWatch } from '../../../server/bus/head-watch'
import { silentLog } from '../../../server/log'
import type { Storage } from '../../../server/storage/storage'
import { VirtualClock } from '../../world/virtual-clock'
import { Scene, type Present } from '../scene'

describe('a committed entry that was never announced', () => {
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

  it('is looked for only among entries that were not announced', async () => {
    await ming.device.gets('/message/send', scene.text(cid, 'hi'))

    await scene.clock.pass(31_000)

    expect(hong.device.heard('/message')).toHaveLength(1)
    expect(hong.device.heard('/conversation')).toEqual([])
  })
})

describe('the head watch', () => {
  const announceHead = () => Promise.resolve()

  it('ends when it is stopped, even during a check', async () => {
    const clock = new VirtualClock()
    const answers: (() => void)[] = []
    const headsAfter = jest.fn(
      () => new Promise((resolve) => answers.push(() => resolve({ heads: [], position: 1 })))
    )
    const storage = { headsAfter, ping: () => Promise.resolve() } as unknown as Storage
    const watch = new HeadWatch({ clock, storage, log: silentLog, announceHead })
    void watch.start()
    await clock.pass(15_000)

    watch.stop()
    for (const answer of answers) answer()
    await clock.pass(60_000)

    expect(headsAfter).toHaveBeenCalledTimes(2)
  })

  it('continues after a check that failed', async () => {
    const clock = new VirtualClock()
    const headsAfter = jest.fn().mockRejectedValue(new Error('busy'))
    headsAfter.mockResolvedValueOnce({ heads: [], position: 1 })
    const storage = { headsAfter, ping: () => Promise.resolve() } as unknown as Storage
    const watch = new HeadWatch({ clock, storage, log: silentLog, announceHead })
    await watch.start()

    await clock.pass(45_000)

    expect(headsAfter).toHaveBeenCalledTimes(4)
    watch.stop()
  })
})
