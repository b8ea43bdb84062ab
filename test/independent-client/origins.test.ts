import { request, type IncomingMessage } from 'node:http'
import { networkInterfaces } from 'node:os'
import { Client } from './client'
import { foreignAt, foreignHosts, welcomeAt } from './origin-forms'
import { dataFolder, startServer, type ServerProcess } from './server-process'

const LAN = { HOST: '0.0.0.0', DEMO_OPEN_TO_NETWORK: 'yes-anyone-can-sign-in-as-anyone' }

const everywhere = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
/** An address at which another device reaches this machine. Without a network, a second loopback address. */
const lanAddress =
  everywhere.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2'

/** Everything that the server answers over HTTP. */
const PLACES = [
  'POST /api/login',
  'POST /api/call',
  'GET /api/server',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /',
  'OPTIONS /api/login',
  'DELETE /nowhere',
]

describe.each([
  ['on loopback', {}, '127.0.0.1'],
  ['open to the network', LAN, lanAddress],
])('[SIG7] a demo %s', (_, settings, address) => {
  const data = dataFolder()
  let server: ServerProcess
  let host = ''
  let port = ''
  beforeAll(async () => {
    server = await startServer(data.path, settings)
    ;({ port } = new URL(server.address))
    host = `${address}:${port}`
  })
  afterAll(async () => {
    await server.stop()
    data.remove()
  })

  type Headers = Record<string, string | string[]>

  /** The status of a request with these headers. */
  const statusOf = (place: string, headers: Headers): Promise<number> => {
    const [method = '', path = ''] = place.split(' ')
    const options = { method, path, host: address, port, headers, agent: false }
    return new Promise((resolve, reject) => {
      const asked = request(options, (answer: IncomingMessage) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
      asked.on('error', reject)
      asked.end(method === 'POST' ? '{}' : undefined)
    })
  }

  /** Whether a socket opens. Otherwise the server must have answered 403. */
  const opens = async (headers: Record<string, string>): Promise<boolean> => {
    try {
      await (await Client.open(`http://${host}`, { headers })).close()
      return true
    } catch (error) {
      expect(error).toHaveProperty('message', expect.stringContaining('403'))
      return false
    }
  }

  const places = async (headers: Headers): Promise<string[]> => {
    const kept = []
    for (const place of PLACES) if ((await statusOf(place, headers)) === 403) kept.push(place)
    return kept
  }

  it('accepts, at every url, what no page of another site can send', async () => {
    for (const origin of welcomeAt(host)) {
      expect([origin, await opens({ origin }), await places({ origin })]).toEqual([
        origin,
        true,
        [],
      ])
    }
  })

  it('accepts requests without an origin', async () => {
    expect([await opens({}), await places({})]).toEqual([true, []])
  })

  it('refuses, at every url, what a page of another site can send', async () => {
    for (const origin of foreignAt(host)) {
      expect([origin, await opens({ origin }), await places({ origin })]).toEqual([
        origin,
        false,
        PLACES,
      ])
    }
  })

  it('judges each of several headers', async () => {
    const own = `http://${host}`

    expect(await places({ origin: ['https://servicewechat.com', own] })).toEqual([])
    expect(await places({ origin: [own, 'http://evil.example'] })).toEqual(PLACES)
    expect(await places({ origin: ['http://evil.example', own] })).toEqual(PLACES)
  })

  it('refuses a Host of another machine, whatever the origin is', async () => {
    for (const other of foreignHosts(port)) {
      for (const more of [
        {},
        { origin: `http://${other}` },
        { origin: 'https://servicewechat.com' },
      ]) {
        const headers = { host: other, ...more }
        expect([other, await opens(headers), await places(headers)]).toEqual([other, false, PLACES])
      }
    }
  })

  it('answers at each address of this machine', async () => {
    for (const own of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, host]) {
      expect([own, await places({ host: own })]).toEqual([own, []])
    }
  })
})

describe("[SIG7] a demo behind the operator's host name", () => {
  it('answers to that name, and accepts the pages under it', async () => {
    const data = dataFolder()
    const server = await startServer(data.path, { DEMO_HOSTS: 'chat.example' })
    const from = (origin: string) =>
      Client.open(server.address, { headers: { host: 'chat.example', origin } })

    await expect(from('https://chat.example')).resolves.toBeInstanceOf(Client)
    await expect(from('https://other.example')).rejects.toThrow('403')
    await server.stop()
    data.remove()
  })
})
