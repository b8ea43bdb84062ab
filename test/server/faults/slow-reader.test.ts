import { once } from 'node:events'
import type { WebSocket } from 'ws'
import type { Listening } from '../../../server/listen'
import { arrive, conversationOf, hears, say, type Person } from '../../independent-client/people'
import { connect, PLENTY, startListening } from '../listening'

/** A text of maximum length: 12 KB of UTF-8. */
const LONG = '长'.repeat(3990)
/** More than the system buffers for a socket that nobody reads, plus 1 MiB. */
const MANY = 1200
const AT_ONCE = 50

describe('a device that stops reading', () => {
  let server: Listening
  let ming: Person
  let hong: Person
  let cid: string
  beforeAll(async () => {
    server = await startListening({ signInRate: PLENTY })
    ming = await arrive(server.url, 'Ming')
    hong = await arrive(server.url, 'Hong')
    cid = await conversationOf(ming, hong)
  })
  afterAll(() => server.close())

  /** Hong's second socket, on another device, which stops reading from the network. */
  const deafSocket = async (deviceId: string): Promise<WebSocket> => {
    const { token, client } = await arrive(server.url, 'Hong', deviceId)
    await client.close()
    const socket = await connect(server.url)
    const data = { token, deviceId, protocol: 1 }
    socket.send(JSON.stringify({ url: '/login', id: 1, data }))
    await once(socket, 'message')
    socket.pause()
    return socket
  }

  const dropped = async (): Promise<number> => {
    const page = await (await fetch(`${server.url}/metrics`)).text()
    return Number(/closed_total\{reason="too-slow"\} (\d+)/.exec(page)?.[1] ?? 0)
  }

  const seqsReadBy = async ({ client }: Person): Promise<number[]> => {
    const seqs: number[] = []
    for (;;) {
      const after = seqs.at(-1) ?? 0
      const { entries, last } = await client.ask('/history', { cid, after, limit: 100 })
      seqs.push(...entries.map(({ seq }) => seq))
      if (seqs.at(-1) === last) return seqs
    }
  }

  it('is disconnected, affects nobody else, and gets everything when it is back', async () => {
    const deaf = await deafSocket('deaf')
    const gone = once(deaf, 'close')

    let last = 0
    for (let sent = 0; sent < MANY; sent += AT_ONCE) {
      const texts = Array.from({ length: AT_ONCE }, (_, index) => `${sent + index} ${LONG}`)
      const receipts = await Promise.all(texts.map((text) => say(ming, cid, { text })))
      last = receipts.at(-1)!.seq
    }
    await hears(hong, cid, ({ seq }) => seq === last)
    expect(await dropped()).toBe(1)
    deaf.resume()
    await gone

    expect(last).toBe(MANY)
    const back = await arrive(server.url, 'Hong', 'deaf')
    expect(await seqsReadBy(back)).toEqual(Array.from({ length: MANY }, (_, index) => index + 1))
  }, 60_000)

  it('[FRM12] gets no more pages for its own requests until it has read the earlier ones', async () => {
    const before = await dropped()
    const deaf = await deafSocket('asking')
    const answers: string[] = []
    deaf.on('message', (data: Buffer) => answers.push(data.toString()))

    for (let id = 2; id < 200; id++) {
      deaf.send(JSON.stringify({ url: '/history', id, data: { cid, after: 0, limit: 100 } }))
      await hong.client.ask('/ping')
    }
    deaf.resume()
    deaf.send(JSON.stringify({ url: '/ping', id: 200, data: {} }))
    while (!answers.some((text) => text.includes('"re":200'))) await once(deaf, 'message')

    const all = answers.flatMap((text) => JSON.parse(text) as { re?: number; error?: object })
    const refused = all.filter(({ error }) => error)
    expect(all.filter(({ re }) => re !== undefined)).toHaveLength(199)
    expect(refused.length).toBeGreaterThan(100)
    expect(refused[0]).toMatchObject({ error: { code: 'rate-limited' } })
    expect(await dropped()).toBe(before)
    deaf.terminate()
  }, 60_000)
})
