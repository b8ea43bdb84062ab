import { Scene, type Present } from '../scene'

describe('outgoing frames', () => {
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

  describe('of one commit', () => {
    it('are sent in one write for each recipient, encoded once for all who only receive', async () => {
      ming!.device.requests('/message/send', scene.text(cid, 'one'))
      ming!.device.requests('/message/send', scene.text(cid, 'two'))
      await scene.clock.pass(1)

      const writes = [ming, hong, lan].map((who) => who!.device.socket.writes)
      expect(writes.map(({ length }) => length)).toEqual([1, 1, 1])
      expect(writes[1]![0]).toBe(writes[2]![0])
      expect(hong!.device.heard('/message').map(({ seq }) => seq)).toEqual([3, 4])
    })

    it('bring receipts and own messages to the sender in one frame', async () => {
      ming!.device.requests('/message/send', scene.text(cid, 'one'))
      ming!.device.requests('/message/send', scene.text(cid, 'two'))
      await scene.clock.pass(1)

      expect(ming!.device.socket.texts).toHaveLength(1)
      expect(ming!.device.socket.frames).toHaveLength(4)
    })
  })

  describe('that are notices, while requests are running', () => {
    /** Hong sends a request that the storage takes long to answer. */
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

    it('are sent in one write with the answer for the asker, and at once for all when nothing is running', async () => {
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

    it('are sent when the work ends, even if it has no answer', async () => {
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

    it('wait at most 5 ms', async () => {
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

    it('are sent with another answer that comes first, which does not wait', async () => {
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
})
