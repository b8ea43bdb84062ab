import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { ask, live, type Device } from './devices'
import type { Prey } from './prey'
import type { Tally } from './tally'

const EVERY_MS = 50
const AT_ONCE = 60
const REQUESTS_AT_ONCE = 64
const MOST_SILENT = 4_000
const SILENT_A_TURN = 50

/** Who attacks, what there is to ask for, and what became of it. */
export interface Attackers {
  prey: Prey
  devices: readonly Device[]
  tally: Tally
}

/** Begins, and returns what ends it. */
export type Attack = (attackers: Attackers) => () => void

/** Every device asks for long pages as often as a socket may. */
const pages: Attack = ({ devices, prey: { cid } }) =>
  often(() => {
    for (const device of devices) ask(device, '/history', { cid })
  })

/** Every device moves its read mark over thousands of recalls, one by one. */
const reads: Attack = ({ devices, prey: { recalls } }) => {
  let seq = 0
  return often(() => {
    seq++
    for (const device of devices) ask(device, '/read', { cid: recalls[device.name], seq })
  })
}

/** A person with 10,000 conversations starts on three devices at once, which know nothing yet. */
const coldStarts: Attack = ({ prey: { url, heavy }, tally }) => {
  for (const device of heavy) {
    const since = performance.now()
    void live(url, device, tally).then((socket) => {
      const next = (data: object): void => {
        ask({ socket }, '/sync', data)
        socket.once('message', (frame: Buffer) => {
          const { data: page, error } = answerIn(frame)
          if (error) setTimeout(() => next(data), error.retryAfter)
          else if (page?.more) next({ since: page.since })
          else tally.finished(performance.now() - since)
        })
      }
      next({})
    })
  }
  return () => undefined
}

interface Answer {
  data?: { more: boolean; since: string }
  error?: { retryAfter: number }
}

/** Notices may stand before it. */
function answerIn(frame: Buffer): Answer {
  const all = [JSON.parse(frame.toString()) as Answer & { re?: number }].flat()
  return all.find(({ re }) => re !== undefined) ?? { error: { retryAfter: 0 } }
}

/** One token floods the server over HTTP. */
const calls: Attack = ({ prey: { url, cid }, devices: [device], tally }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: REQUESTS_AT_ONCE })
  let isOver = false
  const headers = {
    authorization: `Bearer ${device?.token}`,
    'content-type': 'application/json',
  }
  const call = (): void => {
    if (isOver) return
    const asking = request(`${url}/api/call`, { method: 'POST', agent, headers }, (response) => {
      tally.status(response.statusCode ?? 0)
      response.resume().on('end', call)
    })
    asking.on('error', () => undefined)
    asking.end(JSON.stringify({ url: '/history', id: 1, data: { cid } }))
  }
  for (let count = 0; count < REQUESTS_AT_ONCE; count++) call()
  return () => {
    isOver = true
    agent.destroy()
  }
}

/** Sockets that say nothing after their upgrade; when there are thousands, the oldest makes room for the next. */
const silent: Attack = ({ prey: { url }, tally }) => {
  const { hostname, port } = new URL(url)
  const sockets: Socket[] = []
  const hello = `GET /ws HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n\r\n`
  const end = often(() => {
    for (let count = 0; count < SILENT_A_TURN; count++) {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => undefined)
      socket.once('data', (data) => tally.status(Number(data.toString().slice(9, 12))))
      socket.write(hello)
      sockets.push(socket)
      if (sockets.length > MOST_SILENT) sockets.shift()?.destroy()
    }
  })
  return () => {
    end()
    for (const socket of sockets) socket.destroy()
  }
}

/** One token, connected again and again: each new socket replaces the last. */
const reconnects: Attack = ({ prey: { url }, devices: [device], tally }) => {
  let isOver = false
  const storm = async (): Promise<void> => {
    while (device && !isOver) {
      const socket = await live(url, device, tally)
      ask({ socket }, '/sync', {})
      socket.terminate()
    }
  }
  for (let count = 0; count < 8; count++) void storm()
  return () => (isOver = true)
}

/** Sockets that ask for as much as they may, and read nothing of it. */
const unread: Attack = (attackers) => {
  const { devices, prey } = attackers
  for (const { socket } of devices) socket.pause()
  const end = pages(attackers)
  for (const device of devices) {
    for (let count = 0; count < AT_ONCE; count++) ask(device, '/history', { cid: prey.cid })
  }
  return () => {
    end()
    for (const { socket } of devices) socket.resume()
  }
}

function often(act: () => void): () => void {
  const timer = setInterval(act, EVERY_MS)
  return () => clearInterval(timer)
}

/** Each attack, by what happens in it. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  '40 devices, 20 pages/s each': pages,
  '40 devices, 20 /read/s over 6,000 recalls': reads,
  '3 cold starts, 10,000 conversations each': coldStarts,
  'HTTP calls with one token': calls,
  '1,000 silent sockets/s, 4,000 at a time': silent,
  'one token reconnects': reconnects,
  '40 sockets that do not read': unread,
}
