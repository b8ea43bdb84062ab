import { liveWorld } from './phone'

describe('the shown state of the connection', () => {
  it('has no countdown without a network', async () => {
    const { server, clock, phone, surroundings } = await liveWorld()
    server.isReachable = false
    server.cut()
    await clock.pass(20_000)
    await clock.until(() => phone.connection.secondsToRetry >= 3)

    surroundings.networkChanged({ isConnected: false, type: 'none' })
    expect(phone.connection).toMatchObject({ banner: 'offline', secondsToRetry: 0 })
    await clock.pass(30_000)
    expect(phone.connection).toMatchObject({ banner: 'offline', secondsToRetry: 0 })
  })

  it('is the same everywhere for a phone that is in use elsewhere', async () => {
    const { server, clock, phone } = await liveWorld()

    server.tell({ url: '/bye', data: { reason: 'replaced' } })
    await clock.pass(2_000)

    expect(phone.connection).toMatchObject({ banner: 'replaced', standing: 'replaced' })
  })
})
