import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { trustIn } from '../../../server/http/client-address'
import { Doors } from '../../../server/http/doors'
import type { Config } from '../../../server/config'

const SHARE = 3

class FakeSocket extends EventEmitter {
  isDestroyed = false

  constructor(readonly remoteAddress: string) {
    super()
  }

  destroy(): void {
    this.isDestroyed = true
    this.emit('close')
  }
}

/** Doors with a limit of three sockets for each address. */
function doors(trustProxy: Config['trustProxy'] = false) {
  const refused: string[] = []
  const limits = { socketsPerAddress: SHARE, socketsUnsigned: 1000, descriptors: Infinity }
  const opened = new Doors(
    { ...limits, refused: (address) => refused.push(address) },
    trustIn(trustProxy)
  )
  // It never listens. Its own connection listener would interfere here.
  const server = createServer().removeAllListeners('connection')
  opened.watch(server)
  const arrives = (address: string): FakeSocket => {
    const socket = new FakeSocket(address)
    server.emit('connection', socket)
    return socket
  }
  const upgrades = (socket: FakeSocket, forwarded?: string): boolean => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    return opened.mayUpgrade({ headers, socket } as unknown as IncomingMessage)
  }
  return { refused, arrives, upgrades }
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

describe('the sockets of one address', () => {
  it('are limited: one more is closed on arrival, until another one closes', () => {
    const { arrives, upgrades, refused } = doors()
    const sockets = times(SHARE, () => arrives('192.0.2.7'))
    expect(sockets.every((socket) => upgrades(socket))).toBe(true)

    expect(arrives('::ffff:192.0.2.7').isDestroyed).toBe(true)
    expect(refused).toEqual(['::ffff:192.0.2.7'])
    expect(arrives('192.0.2.8').isDestroyed).toBe(false)
    sockets[0]!.destroy()

    expect(arrives('192.0.2.7').isDestroyed).toBe(false)
  })

  it('are counted by network if they use IPv6', () => {
    const { arrives } = doors()
    for (const host of [1, 2, 3]) arrives(`2001:db8:1:2::${host}`)

    expect(arrives('2001:db8:1:2:ffff::9').isDestroyed).toBe(true)
    expect(arrives('2001:db8:1:3::1').isDestroyed).toBe(false)
  })

  it('are not counted if they come from this machine', () => {
    const { arrives } = doors()

    const sockets = [...times(50, () => arrives('127.0.0.1')), ...times(50, () => arrives('::1'))]

    expect(sockets.some(({ isDestroyed }) => isDestroyed)).toBe(false)
  })

  it.each<[string, Config['trustProxy'], string]>([
    ['the number of proxies', 1, '10.0.0.1'],
    ['the address of the proxy', ['10.0.0.0/24'], '10.0.0.1'],
    ['the address of a proxy on this machine', ['127.0.0.1'], '127.0.0.1'],
  ])('are those of the client that the proxy names, trusted by %s', (_how, trustProxy, proxy) => {
    const { arrives, upgrades } = doors(trustProxy)
    const sockets = times(SHARE, () => arrives(proxy))
    expect(sockets.every((socket) => upgrades(socket, '192.0.2.7'))).toBe(true)

    for (const spelt of [
      '192.0.2.7',
      '192.0.2.7:4711',
      '::ffff:192.0.2.7',
      '[::ffff:192.0.2.7]:80',
    ]) {
      const late = arrives(proxy)
      expect([spelt, late.isDestroyed, upgrades(late, spelt)]).toEqual([spelt, false, false])
    }
    expect(upgrades(arrives(proxy), '192.0.2.8')).toBe(true)
    sockets[0]!.destroy()

    expect(upgrades(arrives(proxy), '192.0.2.7')).toBe(true)
  })

  it('cannot be disguised with a header if no proxy is trusted', () => {
    const { arrives, upgrades } = doors()
    times(SHARE, () => arrives('192.0.2.7')).forEach((socket, index) =>
      upgrades(socket, `198.51.100.${index}`)
    )

    expect(arrives('192.0.2.7').isDestroyed).toBe(true)
  })
})
