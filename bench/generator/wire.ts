import { connect, type Socket } from 'node:net'
import { FrameReader, PONG, TEXT, clientFrame } from './frames'
import { Upgrade } from './upgrade'

/** All sockets read into it in turn: what one brings is used up, or copied, before the next one reads. */
const READ_BUFFER = Buffer.alloc(64 * 1024)

/** Whom a wire tells what happens. */
export interface Ear {
  /** One message, good until the call returns: the bytes below are everybody's, and written over. */
  heard(message: Buffer): void
  /** Nobody wanted the end; said once, and nothing after it. */
  lost(problem: string): void
}

/** A WebSocket of as little as the generator needs: its own time must not stand in the contenders' way. */
export class Wire {
  /** Fails where the server does not agree to talk. What goes wrong later is told to the ear. */
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

  /** Goes without a word, and is not missed. */
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
  // Nobody is to hear of it.
}
