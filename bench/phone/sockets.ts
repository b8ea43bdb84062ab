import { WebSocket } from 'ws'
import type { Socket, SocketListener, Sockets } from '../../miniprogram/platform/ports'

/** The events of one socket that can be watched. */
export interface SocketWatch {
  opened(): void
  ended(): void
  sent(bytes: number): void
  received(bytes: number): void
}

/** A phone's sockets, carried by `ws`. `watch` is called before each one opens. */
export class NodeSockets implements Sockets {
  private current: WebSocket | undefined

  constructor(private readonly watch: () => SocketWatch) {}

  open(url: string, listener: SocketListener): Socket {
    const watch = this.watch()
    const ws = new WebSocket(url, { perMessageDeflate: false })
    this.current = ws
    ws.on('open', () => {
      watch.opened()
      listener.opened()
    })
    ws.on('message', (data: Buffer) => {
      watch.received(data.length)
      listener.received(data.toString())
    })
    ws.on('error', ({ message }) => listener.failed(message))
    ws.on('close', (code, reason) => {
      watch.ended()
      listener.closed(code, reason.toString())
    })
    return { send: (text) => send(ws, text, watch), close: () => ws.close() }
  }

  /** Cuts the current socket as WeChat does in the background: without a report. */
  cutSilently(): void {
    this.current?.removeAllListeners()
    this.current?.on('error', ignore)
    this.current?.terminate()
  }
}

function send(ws: WebSocket, text: string, watch: SocketWatch): Promise<void> {
  watch.sent(Buffer.byteLength(text))
  return new Promise((resolve, reject) =>
    ws.send(text, (error) => {
      if (error) reject(error)
      else resolve()
    })
  )
}

function ignore(): void {
  // The listener is not called.
}
