import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import type { Batch } from './batch'
import type { ServerSocket, SocketEvents } from './server-socket'

const EVENTS = Symbol('events')

interface Heard {
  [EVENTS]?: SocketEvents | undefined
}

/** The close codes of `ws` for a frame that is broken, too long or not UTF-8. */
const BROKEN = new Set([1002, 1007, 1008, 1009])

/** A `ws` socket that reports the reason before it closes over such a frame. */
export class AudibleWebSocket extends WebSocket {
  [EVENTS]: SocketEvents | undefined

  override close(code?: number, reason?: string | Buffer): void {
    if (code !== undefined && BROKEN.has(code)) this[EVENTS]?.receiveUnreadable()
    super.close(code, reason)
  }
}

/** What carries a `ws` socket, and hears when somebody has signed in on it. */
export interface Carrier {
  raw: Duplex
  /** The client's, also where a proxy stands between. */
  address: string
  signedIn: () => void
}

/** Sends over a `ws` socket, or past it if that is the same on the wire and cheaper. */
export class WsSocket implements ServerSocket {
  constructor(
    private readonly ws: WebSocket,
    private readonly carrier: Carrier
  ) {}

  get address(): string {
    return this.carrier.address
  }

  get bufferedAmount(): number {
    return this.carrier.raw.writableLength
  }

  signedIn(): void {
    this.carrier.signedIn()
  }

  /** Without compression `ws` queues nothing, so whole frames may be written between its own. */
  send(batch: Batch): void {
    if (this.ws.readyState === WebSocket.OPEN) this.carrier.raw.write(batch.encoded)
  }

  close(): void {
    this.ws.close()
  }
}

/** Passes the socket's events to the connection. Listeners are shared, because there are many sockets. */
export function listen(ws: AudibleWebSocket, events: SocketEvents): void {
  ws[EVENTS] = events
  ws.on('message', onMessage)
  ws.on('close', onClose)
  ws.on('error', ignore)
}

function onMessage(this: WebSocket, data: unknown, isBinary: boolean): void {
  if (isBinary || !Buffer.isBuffer(data)) eventsOf(this)?.receiveUnreadable()
  else eventsOf(this)?.receive(data.toString())
}

function onClose(this: WebSocket): void {
  eventsOf(this)?.lost()
}

const eventsOf = (ws: WebSocket & Heard): SocketEvents | undefined => ws[EVENTS]

function ignore(): void {
  // A close follows each error and is handled.
}
