import { Scene } from '../scene'

describe('a server that closes', () => {
  it('answers running requests, then announces the restart', async () => {
    const scene = new Scene()
    const [ming, hong] = [await scene.arrives('Ming'), await scene.arrives('Hong')]
    const cid = await scene.openDirect(ming, hong)

    const sent = ming.device.requests('/message/send', scene.text(cid, 'just in time'))
    await scene.settled(scene.server.close())

    expect(ming.device.answerTo(sent)).toHaveProperty('data.seq', 1)
    expect(ming.device.bye).toBe('restarting')
    expect(hong.device.bye).toBe('restarting')
    expect([ming, hong].map(({ device }) => device.socket.isClosed)).toEqual([true, true])
    await scene.storage.close()
  })

  it('accepts no new requests and no new sockets', async () => {
    const scene = new Scene()
    const [ming, hong] = [await scene.arrives('Ming'), await scene.arrives('Hong')]
    const cid = await scene.openDirect(ming, hong)
    ming.device.requests('/message/send', scene.text(cid, 'under way'))
    const closing = scene.server.close()

    const late = hong.device.requests('/ping')
    await scene.settled(closing)
    const newcomer = scene.device()

    expect(hong.device.answerTo(late)).toBeUndefined()
    expect(hong.device.bye).toBe('restarting')
    expect(newcomer.bye).toBe('restarting')
    await scene.storage.close()
  })
})
