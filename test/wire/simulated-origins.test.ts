import { systemClock } from '../../miniprogram/platform/clock'
import { inMemory } from '../../simulator/platform/key-values'
import { createPhone } from '../../simulator/platform/phone'
import { foreignAt, welcomeAt } from '../independent-client/origin-forms'
import { SeededRandom } from '../world/seeded-random'
import { deviceTransport } from './device-transport'
import { ownAddress, ServerProcess } from './server-process'

const LAN = { HOST: '0.0.0.0', DEMO_OPEN_TO_NETWORK: 'yes-anyone-can-sign-in-as-anyone' }

/** A simulated phone that sends this `Origin`, as the platform does. */
const phoneFrom = (origin: string) =>
  createPhone({
    clock: systemClock,
    random: new SeededRandom(1),
    transport: deviceTransport(origin),
    storage: inMemory(),
    name: 'Ming',
  }).wx

describe.each([
  ['on loopback', {}, '127.0.0.1'],
  ['open to the network', LAN, ownAddress()],
])('[SIG7] a phone of the simulator at a demo %s', (_, settings, address) => {
  const server = new ServerProcess(settings)
  let host = ''
  beforeAll(async () => {
    await server.start()
    host = `${address}:${new URL(server.url).port}`
  })
  afterAll(() => server.stop())

  const connects = (origin: string): Promise<boolean> =>
    new Promise((resolve) => {
      const task = phoneFrom(origin).connectSocket({ url: `ws://${host}/ws` })
      task.onOpen(() => {
        task.close({})
        resolve(true)
      })
      task.onError(() => resolve(false))
    })

  const signsIn = (origin: string): Promise<number> =>
    new Promise((resolve, reject) => {
      phoneFrom(origin).request({
        url: `http://${host}/api/login`,
        method: 'POST',
        data: { code: 'demo:Ming', deviceId: 'd' },
        success: ({ statusCode }) => resolve(statusCode),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      })
    })

  it('connects and signs in with every origin that phones and DevTools send', async () => {
    for (const origin of welcomeAt(host)) {
      expect([origin, await connects(origin), await signsIn(origin)]).toEqual([origin, true, 200])
    }
  })

  it('does neither with the origin of another site', async () => {
    for (const origin of foreignAt(host)) {
      expect([origin, await connects(origin), await signsIn(origin)]).toEqual([origin, false, 403])
    }
  })
})
