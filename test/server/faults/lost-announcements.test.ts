import type { Bus } from '../../../server/bus/bus'
import { openLocalBus } from '../../../server/bus/local'
import { Scene, type Present } from '../scene'

/** A bus that loses everything while the test wants it to. */
class LossyBus implements Bus {
  isLossy = false
  private readonly bus = openLocalBus()

  readonly subscribe: Bus['subscribe'] = (listener) => this.bus.subscribe(listener)

  readonly publish: Bus['publish'] = (announcements) => {
    if (!this.isLossy) this.bus.publish(announcements)
  }
}

describe('a bus that loses announcements', () => {
  let bus: LossyBus
  let scene: Scene
  let ming: Present
  let hong: Present
  let cid: string
  beforeEach(async () => {
    bus = new LossyBus()
    scene = new Scene({ bus })
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    cid = await scene.openGroup(ming, hong)
    await scene.clock.pass(31_000)
    for (const { device } of [ming, hong]) device.forgets()
  })
  afterEach(() => scene.ends())

  const heads = ({ device }: Present) => device.heard('/conversation').map(({ lastSeq }) => lastSeq)

  it('[LOG19] delays no message for longer than 15 s, even if it loses all', async () => {
    bus.isLossy = true
    const { seq } = await ming.device.gets('/message/send', scene.text(cid, 'lost'))
    expect(hong.device.heard('/message')).toEqual([])

    await scene.clock.pass(15_000)

    expect([heads(ming), heads(hong)]).toEqual([[seq], [seq]])
  })

  it('gets its lost announcements repeated once, and not at each check', async () => {
    bus.isLossy = true
    await ming.device.gets('/message/send', scene.text(cid, 'lost'))

    for (let count = 0; count < 4; count++) {
      for (const { device } of [ming, hong]) device.requests('/ping')
      await scene.clock.pass(15_000)
    }

    expect(heads(hong)).toHaveLength(1)
  })

  it('is compensated at the next check if announcing failed', async () => {
    bus.isLossy = true
    const other = await scene.openGroup(hong, ming)
    for (const each of [cid, other]) {
      await ming.device.gets('/message/send', scene.text(each, 'lost'))
    }
    jest.spyOn(scene.storage, 'members').mockRejectedValueOnce(new Error('no disk for a moment'))

    await scene.clock.pass(30_000)

    const told = new Set(hong.device.heard('/conversation').map((row) => row.cid))
    expect(told).toEqual(new Set([cid, other]))
  })
})
