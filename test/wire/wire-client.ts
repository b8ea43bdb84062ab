import WebSocket from 'ws'
import type { Frame } from './hostile-frames'

/** A frame from the server: an answer if it has `re`, otherwise a notice. */
export interface Said {
  re?: number
  error?: { code: string }
  url?: string
  data?: Record<string, unknown>
}

/** A client without rules: sends anything, and records all frames until the end. */
export class WireClient {
  private readonly said: Said[] = []
  private readonly ended: Promise<unknown>
  private wake = (): void => undefined

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.hear(JSON.parse(data.toString()) as Said | Said[]))
    this.ended = new Promise((resolve) => socket.once('close', resolve))
    void this.ended.then(() => this.wake())
  }

  static open(url: string): Promise<WireClient> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { perMessageDeflate: false })
      const client = new WireClient(socket)
      socket.once('open', () => resolve(client))
      socket.on('error', reject)
    })
  }

  send(...frames: readonly Frame[]): void {
    for (const frame of frames) {
      if (typeof frame === 'string') this.socket.send(frame)
      else this.socket.send(frame.bytes, { binary: !frame.isText })
    }
  }

  /** Waits until this many answers came, or until the server closed the socket. */
  async untilAnswered(count: number): Promise<void> {
    const isOver = () => this.socket.readyState === WebSocket.CLOSED
    while (this.answers < count && !isOver()) {
      await new Promise<void>((resolve) => (this.wake = resolve))
    }
  }

  /** All frames, with batches split. */
  async untilClosed(): Promise<readonly Said[]> {
    await this.ended
    return this.said
  }

  private get answers(): number {
    return this.said.filter(({ re }) => re !== undefined).length
  }

  private hear(heard: Said | Said[]): void {
    this.said.push(...(Array.isArray(heard) ? heard : [heard]))
    this.wake()
  }
}
