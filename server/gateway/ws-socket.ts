import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import type { Batch } from './batch'
import type { ServerSocket, SocketEvents } from './server-socket'

const EVENTS = Symbol('events')

interface Heard {
  [EVENTS]?: SocketEvents | undefined
}

/** The close codes that `ws` uses for a frame that is malformed, too long or not UTF-8. */
const BROKEN = new Set([1002, 1007, 1008, 1009])

/** A `ws` socket that reports a bad frame before it closes because of it. */
export class AudibleWebSocket extends WebSocket {
  [EVENTS]: SocketEvents | undefined

  override close(code?: number, reason?: string | Buffer): void {
    if (code !== undefined && BROKEN.has(code)) this[EVENTS]?.receiveUnreadable()
    super.close(code, reason)
  }
}

/** The TCP connection under a `ws` socket. It is told when a person signs in. */
export interface Carrier {
  raw: Duplex
  /** The client's address, even behind a proxy. */
  address: string
  signedIn: () => void
}

/** Sends over a `ws` socket. Bypasses `ws` where that is cheaper and puts the same bytes on the wire. */
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

  /** Without compression, `ws` queues nothing. Whole frames may therefore be written between its own frames. */
  send(batch: Batch): void {
    if (this.ws.readyState === WebSocket.OPEN) this.carrier.raw.write(batch.encoded)
  }

  close(): void {
    this.ws.close()
  }
}

/** Passes the socket's events to the connection. The listeners are shared, because there are many sockets. */
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
  // A close event follows each error and is handled.
}
