import { once } from 'node:events'
import type { Listening } from '../../server/listen'
import { connect, heardUntilClose, refusalOf, startListening } from './listening'

const BAD_FRAME = ['{"url":"/bye","data":{"reason":"bad-frame"}}']

describe('a real socket', () => {
  let server: Listening
  beforeAll(async () => {
    server = await startListening()
  })
  afterAll(() => server.close())

  it('[FRM2] is told why before it is closed because of a frame that is too long', async () => {
    const socket = await connect(server.url)
    const heard = heardUntilClose(socket)

    socket.send('x'.repeat(65_537))

    expect(await heard).toEqual(BAD_FRAME)
  })

  it('[FRM8] is told why before it is closed because of a binary frame, or invalid UTF-8', async () => {
    const [binary, broken] = [Buffer.from('{"url":"/ping","id":1}'), Buffer.from([0xff, 0xfe])]
    for (const data of [binary, broken]) {
      const socket = await connect(server.url)
      const heard = heardUntilClose(socket)

      socket.send(data, { binary: data === binary })

      expect(await heard).toEqual(BAD_FRAME)
    }
  })

  it('gets no `/bye` if the client closes', async () => {
    const socket = await connect(server.url)
    const heard = heardUntilClose(socket)

    socket.close(1000, 'interrupted')

    expect(await heard).toEqual([])
  })

  it('[FRM1] has neither compression nor subprotocol', async () => {
    const socket = await connect(server.url, { perMessageDeflate: true })

    expect(socket.extensions).toBe('')
    expect(socket.protocol).toBe('')
    socket.terminate()
  })

  it('gets batches that need a two-byte length', async () => {
    const socket = await connect(server.url)
    const login = { token: 'x'.repeat(200), deviceId: 'd', protocol: 1 }
    const heard = heardUntilClose(socket)

    socket.send(JSON.stringify({ url: '/login', id: 1, data: login }))

    expect(JSON.parse((await heard).join())).toEqual([
      { re: 1, error: { code: 'expired', message: 'token: unknown' } },
      { url: '/bye', data: { reason: 'expired' } },
    ])
  })

  it('exists only at /ws', async () => {
    expect(await refusalOf(`${server.url}/elsewhere`)).toBe(404)
  })
})

describe('a server with an app id', () => {
  it('is open to any page, because people sign in with WeChat', async () => {
    const server = await startListening({}, { openidFor: (code) => Promise.resolve(code) })
    const socket = await connect(server.url, { origin: 'https://elsewhere.example' })

    socket.terminate()
    await server.close()
  })
})

describe('a server that stops', () => {
  it('tells every socket, and waits until they are closed', async () => {
    const server = await startListening()
    const sockets = [await connect(server.url), await connect(server.url)]
    const heard = sockets.map(heardUntilClose)

    await server.close()

    const bye = ['{"url":"/bye","data":{"reason":"restarting"}}']
    expect(await Promise.all(heard)).toEqual([bye, bye])
  })

  it('does not wait forever for a client that does not answer', async () => {
    const server = await startListening()
    const socket = await connect(server.url)
    const gone = once(socket, 'close')
    socket.pause()

    await server.close()

    socket.resume()
    await gone
  })
})
