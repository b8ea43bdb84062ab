import { Scene, type Present } from '../scene'

describe('notices while the server still works on something', () => {
  let scene: Scene
  let [ming, hong, lan]: Present[] = []
  let cid: string
  beforeEach(async () => {
    scene = new Scene()
    ;[ming, hong, lan] = [
      await scene.arrives('Ming'),
      await scene.arrives('Hong'),
      await scene.arrives('Lan'),
    ]
    cid = await scene.openGroup(ming, hong, lan)
    for (const { device } of [ming, hong, lan]) device.forgets()
  })
  afterEach(() => scene.ends())

  /** Hong asks for something that the storage takes its time over. */
  const hongAsks = () => {
    const settle: (() => void)[] = []
    jest
      .spyOn(scene.storage, 'history')
      .mockImplementation(() => new Promise((resolve) => settle.push(() => resolve([]))))
    const id = hong!.device.requests('/history', { cid })
    return { id, isAnswered: () => settle.shift()?.() }
  }
  const mingSays = async (text: string) => {
    await ming!.device.gets('/message/send', scene.text(cid, text))
  }
  const heard = (who = hong) => who!.device.heard('/message').length

  it('leave in one write with the answer, for who asked, and at once for all when nothing is left to do', async () => {
    const { id, isAnswered } = hongAsks()
    await mingSays('one')
    await scene.clock.pass(2)
    expect([heard(ming), heard(hong), heard(lan)]).toEqual([1, 0, 0])

    isAnswered()
    await scene.clock.pass(0)

    expect(hong!.device.answerTo(id)).toHaveProperty('data')
    expect([heard(ming), heard(hong), heard(lan)]).toEqual([1, 1, 1])
    expect(hong!.device.socket.writes).toHaveLength(1)
  })

  it('leave when that work ends, though it answers nobody', async () => {
    const settle: (() => void)[] = []
    jest
      .spyOn(scene.storage, 'membership')
      .mockImplementation(() => new Promise((resolve) => settle.push(() => resolve(undefined))))
    hong!.device.tells('/typing', { cid })
    await mingSays('one')
    await scene.clock.pass(2)
    expect(heard()).toBe(0)

    settle.shift()?.()
    await scene.clock.pass(0)

    expect(heard()).toBe(1)
  })

  it('wait for no more than 5 ms', async () => {
    hongAsks()
    await mingSays('one')
    await scene.clock.pass(3)
    await mingSays('two')
    expect(heard(lan)).toBe(0)

    await scene.clock.pass(2)
    expect(heard(lan)).toBe(2)

    await mingSays('three')
    await scene.clock.pass(4)
    expect(heard(lan)).toBe(2)
    await scene.clock.pass(1)
    expect(heard(lan)).toBe(3)
  })

  it('go with another answer that comes first, which waits for nothing', async () => {
    hongAsks()
    await mingSays('one')

    const ping = lan!.device.requests('/ping')
    await scene.clock.pass(0)

    expect(lan!.device.answerTo(ping)).toHaveProperty('data')
    expect(heard(lan)).toBe(1)
    expect(lan!.device.socket.writes).toHaveLength(1)
    await mingSays('two')
    expect(heard(lan)).toBe(1)
  })
})
