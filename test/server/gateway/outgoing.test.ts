import { Scene, type Present } from '../scene'

describe('notices for somebody who awaits an answer', () => {
  let scene: Scene
  let ming: Present
  let hong: Present
  let cid: string
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    cid = await scene.openGroup(ming, hong)
    for (const { device } of [ming, hong]) device.forgets()
  })
  afterEach(() => scene.ends())

  /** Hong asks for something that the storage takes its time over. */
  const hongAsks = () => {
    const settle: (() => void)[] = []
    jest
      .spyOn(scene.storage, 'history')
      .mockImplementation(() => new Promise((resolve) => settle.push(() => resolve([]))))
    const id = hong.device.requests('/history', { cid })
    return { id, isAnswered: () => settle.shift()?.() }
  }
  const mingSays = async (text: string) => {
    await ming.device.gets('/message/send', scene.text(cid, text))
  }
  const heard = () => hong.device.heard('/message').length

  it('leave in one write with it where it comes soon', async () => {
    const { id, isAnswered } = hongAsks()
    await mingSays('one')
    await scene.clock.pass(2)
    expect(hong.device.socket.writes).toHaveLength(0)

    isAnswered()
    await scene.clock.pass(0)

    expect(hong.device.answerTo(id)).toHaveProperty('data')
    expect(heard()).toBe(1)
    expect(hong.device.socket.writes).toHaveLength(1)
  })

  it('wait for no more than 5 ms', async () => {
    hongAsks()
    await mingSays('one')
    await scene.clock.pass(3)
    await mingSays('two')
    expect(heard()).toBe(0)

    await scene.clock.pass(2)
    expect(heard()).toBe(2)

    await mingSays('three')
    await scene.clock.pass(4)
    expect(heard()).toBe(2)
    await scene.clock.pass(1)
    expect(heard()).toBe(3)
  })

  it('do not hold up another answer', async () => {
    hongAsks()
    await mingSays('one')

    const ping = hong.device.requests('/ping')
    await scene.clock.pass(0)

    expect(hong.device.answerTo(ping)).toHaveProperty('data')
    expect(hong.device.socket.writes).toHaveLength(1)
    await mingSays('two')
    expect(heard()).toBe(1)
  })

  it('go out at once when the answer has gone before', async () => {
    const { isAnswered } = hongAsks()
    await scene.clock.pass(0)
    isAnswered()
    await scene.clock.pass(0)

    await mingSays('one')

    expect(heard()).toBe(1)
  })
})
