import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocketServer, type RawData, type ServerOptions, type WebSocket } from 'ws'
import { bareWs } from '../../bench/dialects/bare-ws'
import { Person } from '../../bench/generator/person'
import { Wire } from '../../bench/generator/wire'

/** One end of a connection: records what it received and what failed, and can wait for either. */
class Listener {
  readonly heardTexts: string[] = []
  readonly problems: string[] = []
  private readonly news = new EventEmitter()

  heard(message: Buffer): void {
    this.heardTexts.push(message.toString())
    this.news.emit('news')
  }

  lost(problem: string): void {
    this.problems.push(problem)
    this.news.emit('news')
  }

  async hears(count: number): Promise<string[]> {
    while (this.heardTexts.length < count) await once(this.news, 'news')
    return this.heardTexts
  }

  async loses(): Promise<string[]> {
    while (this.problems.length === 0) await once(this.news, 'news')
    return this.problems
  }
}

const closing: (() => void)[] = []

afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function startServer(options: ServerOptions = {}) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options })
  closing.push(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** A client's wire and the server's side of it: the `ws` socket and the TCP socket below. */
async function connected({ server, url }: Awaited<ReturnType<typeof startServer>>) {
  const arrival = once(server, 'connection') as Promise<[WebSocket, IncomingMessage]>
  const listener = new Listener()
  const wire = new Wire(new URL(url), listener)
  await wire.opened
  const [socket, { socket: bytes }] = await arrival
  return { wire, listener, socket, bytes }
}

const textOf = (raw: RawData) => (raw as Buffer).toString()
const shortFrame = (text: string) =>
  Buffer.from(`\x81${String.fromCharCode(text.length)}${text}`, 'latin1')

describe('the wire of the generator', () => {
  it.each([1, 125, 126, 65_535, 65_536])('carries %i bytes in both directions', async (size) => {
    const { wire, listener, socket } = await connected(await startServer())
    const text = 'x'.repeat(size)
    const received = once(socket, 'message') as Promise<[Buffer, boolean]>

    wire.send(text)
    const [there, isBinary] = await received
    socket.send(there.toString())

    expect([there.toString() === text, isBinary]).toEqual([true, false])
    expect((await listener.hears(1)).map((back) => back === text)).toEqual([true])
  })

  it('carries text that is not ASCII', async () => {
    const { wire, listener, socket } = await connected(await startServer())
    socket.on('message', (raw) => socket.send(textOf(raw)))

    wire.send('山谷里喊一声')

    expect(await listener.hears(1)).toEqual(['山谷里喊一声'])
  })

  it('receives everything that arrives together with the answer to its upgrade', async () => {
    const { server, url } = await startServer()
    const texts = Array.from({ length: 300 }, (_, index) => `text ${index}`)
    server.on('headers', (_, { socket }) => socket.cork())
    server.on('connection', (socket, { socket: bytes }) => {
      for (const text of texts) socket.send(text)
      bytes.uncork()
    })

    const { listener } = await connected({ server, url })

    expect(await listener.hears(texts.length)).toEqual(texts)
  })

  it('keeps half a frame while others read into the same buffer', async () => {
    const here = await startServer()
    const [one, other] = [await connected(here), await connected(here)]
    const late = shortFrame('and the rest later')

    one.bytes.write(Buffer.concat([shortFrame('at once'), late.subarray(0, 9)]))
    await one.listener.hears(1)
    other.socket.send('!'.repeat(1000))
    await other.listener.hears(1)
    one.bytes.write(late.subarray(9, 12))
    one.bytes.write(late.subarray(12))

    expect(await one.listener.hears(2)).toEqual(['at once', 'and the rest later'])
  })

  it('answers a ping with its payload', async () => {
    const { socket } = await connected(await startServer())
    const answered = once(socket, 'pong') as Promise<[Buffer]>

    socket.ping('there?')

    expect((await answered)[0].toString()).toBe('there?')
  })
})

describe('a wire that the server refuses', () => {
  it('does not open if the upgrade is refused', async () => {
    const { url } = await startServer({ verifyClient: () => false })

    const { opened } = new Wire(new URL(url), new Listener())

    await expect(opened).rejects.toThrow('the upgrade was refused: HTTP/1.1 401 Unauthorized')
  })

  it('does not open if the answer is for another client', async () => {
    const server = createServer().on('upgrade', (_, bytes: Socket) =>
      bytes.write('HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: no\r\n\r\n')
    )
    closing.push(() => server.close())
    await once(server.listen(0, '127.0.0.1'), 'listening')

    const { port } = server.address() as AddressInfo
    const { opened } = new Wire(new URL(`http://127.0.0.1:${port}`), new Listener())

    await expect(opened).rejects.toThrow('the upgrade was accepted with a wrong key')
  })

  it('does not open if nobody listens', async () => {
    const { server, url } = await startServer()
    server.close()
    await once(server, 'close')

    const { opened } = new Wire(new URL(url), new Listener())

    await expect(opened).rejects.toThrow('the connection was lost: connect ECONNREFUSED')
  })

  it('reports once why it was closed', async () => {
    const { listener, socket, bytes } = await connected(await startServer())
    const gone = once(bytes, 'close')

    socket.close(1001, 'off')
    await gone

    expect(await listener.loses()).toEqual(['the server closed the connection: 1001 off'])
  })

  it('reports when it is cut', async () => {
    const { listener, socket } = await connected(await startServer())

    socket.terminate()

    expect(await listener.loses()).toEqual(['the connection was lost'])
  })

  it('ends with the error of its listener', async () => {
    const { listener, socket } = await connected(await startServer())
    listener.heard = () => {
      throw new Error('a send failed')
    }

    socket.send('{}')

    expect(await listener.loses()).toEqual(['a send failed'])
  })

  it('reports nothing when it closes itself', async () => {
    const { wire, listener, socket } = await connected(await startServer())

    wire.leave()
    await once(socket, 'close')

    expect(listener.problems).toEqual([])
  })
})

describe('a person of the load generator', () => {
  it('reports when the connection is cut, but not when leaving', async () => {
    const told = new EventEmitter()
    const exit = jest.fn()
    const send = (message: unknown) => told.emit('problem', message)
    const generator = Object.assign(Object.create(process) as NodeJS.Process, { send, exit })
    const replaced = jest.replaceProperty(globalThis, 'process', generator)
    closing.push(() => replaced.restore())
    const { server, url } = await startServer()
    const problem = once(told, 'problem')
    const people = ['Ann', 'Ben'].map((name) => new Person(name, url, { ...bareWs, path: '/' }))
    await Promise.all(people.map((person) => person.connected))

    people[0]?.leave()
    for (const client of server.clients) client.terminate()

    expect(await problem).toEqual([{ problem: 'Ben: the connection was lost' }])
    expect(exit.mock.calls).toEqual([[1]])
  })
})
