import { get } from '../independent-client/http'
import { arrive, conversationOf, say } from '../independent-client/people'
import { CrowdedServer } from './crowded-server'

const DESCRIPTORS = 256
const ATTACKERS = 230
/** Sockets of honest clients, and files that the database opens as it grows. */
const FEW = 12

const upgrade = (path: string, ...more: string[]): string =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: HOST',
    'Connection: Upgrade',
    ...(more.some((line) => line.startsWith('Upgrade')) ? [] : ['Upgrade: websocket']),
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...more,
    '',
    '',
  ].join('\r\n')

/** What a client sends that never closes its connection. */
const ATTACKS: Record<string, string> = {
  'an upgrade at another path': upgrade('/nope'),
  'an upgrade from another site': upgrade('/ws', 'Origin: http://evil.example'),
  'an upgrade to HTTP/2': upgrade('/ws', 'Upgrade: h2c'),
  'an upgrade without a key': upgrade('/ws').replace(/Sec-WebSocket-Key.*\r\n/, ''),
  'an upgrade of another version': upgrade('/ws').replace('13', '7'),
  'an upgrade of a POST': upgrade('/ws').replace('GET', 'POST'),
  'a request for a tunnel': 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n',
  'bytes that are no HTTP': '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n',
  'headers without an end': `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`,
}

/** The same, but the server has to wait for more data. */
const WAITING: Record<string, string> = {
  nothing: '',
  'half a request': 'GET /healthz HTTP/1.1\r\nHost: HO',
  'half an upgrade': upgrade('/ws').slice(0, 60),
  'half a body': 'POST /api/login HTTP/1.1\r\nHost: HOST\r\nContent-Length: 900\r\n\r\n{',
  'a request, and then nothing': 'GET /healthz HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'an upgrade, and no login': upgrade('/ws'),
}

describe(`a server with ${DESCRIPTORS} descriptors, and ${ATTACKERS} clients that do not close`, () => {
  let server: CrowdedServer
  let idle = 0
  beforeAll(async () => {
    server = await CrowdedServer.start(DESCRIPTORS)
    idle = server.descriptors
  }, 30_000)
  afterEach(() => server.leave())
  afterAll(() => server.stop())

  let pairs = 0
  /** Two people sign in, open sockets and talk. Returns the number of their first message. */
  const talk = async (): Promise<number> => {
    const pair = ++pairs
    const ming = await arrive(server.url, `Ming ${pair}`)
    const hong = await arrive(server.url, `Hong ${pair}`)
    const { seq } = await say(ming, await conversationOf(ming, hong), { text: 'still here' })
    await Promise.all([ming.client.close(), hong.client.close()])
    return seq
  }

  it.each(Object.entries(ATTACKS))(
    'closes the connection after %s, and keeps nothing',
    async (_, text) => {
      const attackers = await Promise.all(
        Array.from({ length: ATTACKERS }, () => server.attack(text))
      )

      await Promise.all(attackers.map(({ ended }) => ended))
      expect(await talk()).toBe(1)
      while (server.descriptors > idle + FEW) await get(`${server.url}/healthz`)
    }
  )

  it.each(Object.entries(WAITING))('serves others while they send %s', async (_, text) => {
    await Promise.all(Array.from({ length: ATTACKERS }, () => server.attack(text)))

    expect(await talk()).toBe(1)
    expect(server.descriptors).toBeLessThan(DESCRIPTORS)
  })
})
