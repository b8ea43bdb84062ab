import { connect, type Socket } from 'node:net'
import { FrameReader, PONG, TEXT, clientFrame } from './frames'
import { Upgrade } from './upgrade'

/** All sockets read into it in turn. The bytes are used or copied before the next socket reads. */
const READ_BUFFER = Buffer.alloc(64 * 1024)

/** The listener of a wire. */
export interface Ear {
  /** One message. It is valid until the call returns, because the bytes are shared and reused. */
  heard(message: Buffer): void
  /** The socket ended although this side did not close it. Called once, as the last event. */
  lost(problem: string): void
}

/** A minimal WebSocket for the generator: its own time must not slow the contenders. */
export class Wire {
  /** Rejects if the server refuses the upgrade. Later failures go to the listener. */
  readonly opened: Promise<void>
  private readonly socket: Socket
  private take: (bytes: Buffer) => void
  private lose: (problem: string) => void

  constructor(url: URL, ear: Ear) {
    const upgrade = new Upgrade(url)
    const frames = new FrameReader({
      text: (payload) => ear.heard(payload),
      ping: (payload) => this.write(PONG, payload),
    })
    const opening = promised()
    this.opened = opening.promise
    this.lose = (problem) => opening.reject(new Error(problem))
    this.take = (bytes) => {
      const behind = upgrade.read(bytes)
      if (!behind) return
      this.lose = (problem) => ear.lost(problem)
      this.take = (more) => frames.read(more)
      opening.resolve()
      frames.read(behind)
    }
    this.socket = this.connect(url)
    this.socket.write(upgrade.request)
  }

  send(text: string): void {
    this.write(TEXT, Buffer.from(text))
  }

  /** Closes the socket without calling the listener. */
  leave(): void {
    this.lose = ignore
    this.socket.destroy()
  }

  private connect({ hostname: host, port }: URL): Socket {
    const callback = (size: number): boolean => {
      this.read(READ_BUFFER.subarray(0, size))
      return true
    }
    const onread = { buffer: READ_BUFFER, callback }
    return connect({ host, port: Number(port), noDelay: true, onread })
      .on('error', ({ message }) => this.end(`the connection was lost: ${message}`))
      .on('close', () => this.end('the connection was lost'))
  }

  private read(bytes: Buffer): void {
    try {
      this.take(bytes)
    } catch (error) {
      this.end(error instanceof Error ? error.message : String(error))
    }
  }

  private end(problem: string): void {
    this.lose(problem)
    this.leave()
  }

  private write(kind: number, payload: Buffer): void {
    this.socket.write(clientFrame(kind, payload))
  }
}

function promised() {
  let resolve: () => void = ignore
  let reject: (error: Error) => void = ignore
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

function ignore(): void {
  // The listener is not called.
}
