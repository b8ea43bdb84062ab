import type { LinkListener } from '../../simulator/platform/transport'
import { SeededRandom } from './seeded-random'
import { VirtualClock } from './virtual-clock'
import { VirtualServer } from './virtual-server'
import { Wire } from './wire'

const ADDRESS = 'http://one.test'
const UNREADABLE = 'no frame'
const BYE = '{"url":"/bye","data":{"reason":"bad-frame"}}'

/** A wire to the real server, and the reports at the phone's end. */
async function wireToServer() {
  const clock = new VirtualClock()
  const server = new VirtualServer(ADDRESS, clock, new SeededRandom(1))
  await server.starts()
  const wire = new Wire(clock, (url) => (url.includes('one.test') ? server : undefined))
  const log: unknown[] = []
  const listener: LinkListener = {
    opened: () => log.push('opened'),
    received: (data) => log.push(data),
    failed: () => log.push('failed'),
    closed: (code) => log.push(`closed ${code}`),
  }
  const open = () => wire.connect({ url: 'ws://one.test/ws', header: {}, protocols: [] }, listener)
  return { clock, server, wire, log, open, [Symbol.asyncDispose]: () => server.close() }
}

describe('a wire between a phone and a server', () => {
  it('has a delay in each direction', async () => {
    await using world = await wireToServer()
    const { clock, log, open } = world

    open()
    await clock.pass(39)
    expect(log).toEqual([])

    await clock.pass(1)
    expect(log).toEqual(['opened'])
  })

  it('delivers what was sent before the end, and then the end', async () => {
    await using world = await wireToServer()
    const { clock, log, open } = world

    const link = open()
    await clock.pass(40)
    link.send(UNREADABLE)
    await clock.pass(40)

    expect(log).toEqual(['opened', BYE, 'closed 1000'])
  })

  it('breaks when the server is killed, and is refused until it is back', async () => {
    await using world = await wireToServer()
    const { clock, server, log, open } = world

    open()
    await clock.pass(40)
    server.isKilled()
    await clock.pass(20)
    open()
    await clock.pass(40)
    await server.starts()
    open()
    await clock.pass(40)

    expect(log).toEqual(['opened', 'closed 1006', 'failed', 'opened'])
  })

  it('tells nobody when it is cut', async () => {
    await using world = await wireToServer()
    const { clock, wire, log, open } = world

    const link = open()
    await clock.pass(40)
    wire.cut()
    link.send(UNREADABLE)
    await clock.pass(100_000)

    expect(log).toEqual(['opened'])
  })

  it('answers over HTTP, or refuses if there is no server', async () => {
    await using world = await wireToServer()
    const { clock, wire, log } = world
    const listener = {
      answered: ({ status }: { status: number }) => log.push(status),
      failed: (reason: string) => log.push(reason),
    }
    const get = (url: string) =>
      wire.request({ url, method: 'GET', header: {}, body: undefined }, listener)

    get(`${ADDRESS}/healthz`)
    get('http://nowhere.test/healthz')
    await clock.pass(40)

    expect(log).toEqual([200, 'errcode:-102 net::ERR_CONNECTION_REFUSED'])
  })
})
