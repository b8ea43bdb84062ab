import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Clock } from '../clock'
import type { HttpAnswer } from './exchange'
import { ANSWER_HEADERS } from './safe-headers'

/** How long the client may take to read the answer before its socket is destroyed. */
const LINGER_MS = 1000

/** Sends a last answer on a socket. Destroys the socket soon after, whatever the client does. */
export function hangUp(socket: Duplex, answer: HttpAnswer, clock: Clock): void {
  const timer = clock.setTimeout(() => socket.destroy(), LINGER_MS)
  socket.on('error', () => socket.destroy())
  socket.once('close', () => clock.clearTimeout(timer))
  // Reads and drops further data: closing with unread bytes would reset the connection before the client reads the
  // answer.
  socket.resume()
  socket.end(textOf(answer))
}

function textOf({ status, headers, body }: HttpAnswer): string {
  const all = {
    ...ANSWER_HEADERS,
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n')
}
