import { Scene } from '../scene'

describe('who asks too often', () => {
  it('is told how long to wait, and is served again after that', async () => {
    const scene = new Scene({ requestRate: { perSecond: 2, burst: 3 } })
    const { device } = await scene.arrives('Ming')
    device.requests('/ping')
    device.requests('/ping')

    const answer = await device.asks('/ping')
    expect(answer).toMatchObject({ error: { code: 'rate-limited', retryAfter: 500 } })
    await scene.clock.pass(500)

    expect(await device.asks('/ping')).toHaveProperty('data')
    await scene.ends()
  })

  it('does not take from others', async () => {
    const scene = new Scene({ requestRate: { perSecond: 1, burst: 2 } })
    const [ming, hong] = [await scene.arrives('Ming'), await scene.arrives('Hong')]
    await ming.device.asks('/ping')

    expect(await ming.device.isRefused('/ping')).toBe('rate-limited')
    expect(await hong.device.asks('/ping')).toHaveProperty('data')
    await scene.ends()
  })
})

describe('who reads too slowly', () => {
  it('is dropped when more than 1 MiB waits for him', async () => {
    const scene = new Scene()
    const { device } = await scene.arrives('Ming')

    device.socket.bufferedAmount = 1024 * 1024
    await device.asks('/ping')
    expect(device.socket.isClosed).toBe(false)
    device.socket.bufferedAmount += 1
    const unanswered = device.requests('/ping')
    await scene.clock.pass(1)

    expect(device.bye).toBe('too-slow')
    expect(device.socket.isClosed).toBe(true)
    expect(device.answerTo(unanswered)).toBeUndefined()
    await scene.ends()
  })
})
