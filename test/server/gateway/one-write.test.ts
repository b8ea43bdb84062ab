import { Scene, type Present } from '../scene'

describe('what one commit has for people', () => {
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

  it('leaves in one write for each, encoded once for all who only listen', async () => {
    ming!.device.requests('/message/send', scene.text(cid, 'one'))
    ming!.device.requests('/message/send', scene.text(cid, 'two'))
    await scene.clock.pass(1)

    const writes = [ming, hong, lan].map((who) => who!.device.socket.writes)
    expect(writes.map(({ length }) => length)).toEqual([1, 1, 1])
    expect(writes[1]![0]).toBe(writes[2]![0])
    expect(hong!.device.heard('/message').map(({ seq }) => seq)).toEqual([3, 4])
  })

  it('brings the sender his receipts and his own messages in one frame', async () => {
    ming!.device.requests('/message/send', scene.text(cid, 'one'))
    ming!.device.requests('/message/send', scene.text(cid, 'two'))
    await scene.clock.pass(1)

    expect(ming!.device.socket.texts).toHaveLength(1)
    expect(ming!.device.socket.frames).toHaveLength(4)
  })
})
