import type { Dialect } from '../dialects/dialect'
import { Wire } from './wire'

const MESSAGE_MARK = Buffer.from('"/message"')
const PING_OF_SOCKET_IO = '2'
const PONG_OF_SOCKET_IO = '3'

/** One person and the person's socket. */
export class Person {
  userId = ''
  /** Gets every frame that no request waits for. The frame is valid until the call returns. */
  heard: (frame: Buffer) => void = () => undefined
  private lastId = 0
  private readonly waiting = new Map<number, (data: unknown) => void>()
  private awaited: ((frame: string) => void) | undefined
  private readonly wire: Wire

  constructor(
    readonly name: string,
    url: string,
    private readonly dialect: Dialect
  ) {
    this.wire = new Wire(new URL(dialect.path, url), {
      heard: (frame) => this.receive(frame),
      lost: (problem) => fail(`${name}: ${problem}`),
    })
  }

  get connected(): Promise<void> {
    return this.wire.opened
  }

  write(frame: string): void {
    this.wire.send(frame)
  }

  /** Closes the socket without calling the listener. */
  leave(): void {
    this.wire.leave()
  }

  /** Sends without waiting, and returns the id of the expected answer. */
  send(url: string, data: unknown): number {
    const id = ++this.lastId
    this.write(this.dialect.request(id, url, data))
    return id
  }

  request(url: string, data: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      this.waiting.set(this.send(url, data), resolve)
    })
  }

  /** Resolves with the next frame of that kind. */
  frameThat(matches: (frame: string) => boolean): Promise<string> {
    return new Promise((resolve) => {
      this.awaited = (frame) => {
        if (!matches(frame)) return
        this.awaited = undefined
        resolve(frame)
      }
    })
  }

  private receive(frame: Buffer): void {
    if (this.waiting.size > 0) this.settle(frame.toString())
    else if (this.awaited) this.awaited(frame.toString())
    else if (frame.length === 1 && frame.toString() === PING_OF_SOCKET_IO) {
      this.write(PONG_OF_SOCKET_IO)
    } else this.heard(frame)
  }

  private settle(frame: string): void {
    for (const { id, data } of this.dialect.answers(frame)) {
      this.waiting.get(id)?.(data)
      this.waiting.delete(id)
    }
  }
}

/** The number of messages in a frame: one, or as many as the server combined. */
export function messagesIn(frame: Buffer): number {
  let count = 0
  for (let at = frame.indexOf(MESSAGE_MARK); at >= 0; at = frame.indexOf(MESSAGE_MARK, at + 1)) {
    count++
  }
  return count
}

/** Ends the generator: a figure with a failure in it is useless. */
export function fail(problem: string): void {
  if (process.send) process.send({ problem })
  else console.error(problem)
  process.exit(1)
}
