import { once } from 'node:events'
import { WebSocket, type ClientOptions } from 'ws'
import { systemClock } from '../../server/clock'
import { createServer } from '../../server/compose'
import { listen, type Listening, type ListenConfig } from '../../server/listen'
import { silentLog } from '../../server/log'
import { systemRandom } from '../../server/random'
import type { Rate } from '../../server/rate/bucket'
import type { Wechat } from '../../server/wechat/wechat'
import { openSqlite } from '../../server/storage/sqlite/open'

export const PLENTY: Rate = { perSecond: 1000, burst: 1000 }
const FEW: Rate = { perSecond: 0.001, burst: 2 }

const DEFAULTS: ListenConfig = {
  host: '127.0.0.1',
  port: 0,
  demoHosts: [],
  trustProxy: false,
  socketsPerAddress: 500,
  socketsUnsigned: 5_000,
  simulatorDir: undefined,
}

/** A server that listens on a free port, for tests that need real sockets. */
export async function startListening(
  { signInRate = FEW, ...change }: Partial<ListenConfig & { signInRate: Rate }> = {},
  wechat?: Wechat
): Promise<Listening> {
  const [clock, random] = [systemClock, systemRandom]
  const storage = openSqlite({ file: ':memory:', clock, random })
  const config = { requestRate: PLENTY, signInRate, devicesPerPerson: 100 }
  const server = createServer({ config, clock, random, storage, wechat, log: silentLog })
  const { url, close } = await listen(server, { ...DEFAULTS, ...change })
  return { url, close: () => close().then(() => storage.close()) }
}

/** Everything that a client received until its socket was closed. */
export async function heardUntilClose(socket: WebSocket): Promise<string[]> {
  const heard: string[] = []
  socket.on('message', (data: Buffer) => heard.push(data.toString()))
  await once(socket, 'close')
  return heard
}

/** A client's socket, once it is open. */
export async function connect(url: string, options: ClientOptions = {}): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, options)
  await once(socket, 'open')
  return socket
}

/** The status of a refused upgrade. */
export async function refusalOf(url: string, options: ClientOptions = {}): Promise<number> {
  const socket = new WebSocket(url.replace('http', 'ws'), options)
  const [, { statusCode }] = (await once(socket, 'unexpected-response')) as [
    unknown,
    { statusCode: number },
  ]
  socket.on('error', () => undefined)
  socket.terminate()
  return statusCode
}
