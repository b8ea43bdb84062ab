import { WebSocket, type ClientOptions } from 'ws'
import { Mailbox } from './mailbox'
import { Failure, type Answers } from './words'

interface Inbound {
  url?: string
  re?: number
  data?: unknown
  error?: { code: string; message: string; retryAfter?: number }
}

interface Asked {
  answer: (data: unknown) => void
  refuse: (failure: Failure) => void
}

/**
 * A client written only from docs/protocol.md. It shares no code with the project, so if it fails, the document or
 * the server is wrong.
 */
export class Client {
  readonly notices = new Mailbox()
  /** Settles when the socket is closed, for whatever reason. */
  readonly closed: Promise<void>
  /** The size of the longest received frame, in bytes. */
  longestFrame = 0
  private lastId = 0
  private readonly asked = new Map<number, Asked>()

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.receive(data))
    this.closed = new Promise((resolve) => socket.on('close', () => resolve()))
    socket.on('close', () => this.lose())
  }

  /** Opens a socket at the server's address, `http://…`. Rejects if the server refuses it. */
  static open(address: string, options: ClientOptions = {}): Promise<Client> {
    const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/ws`, options)
    const client = new Client(socket)
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(client))
      socket.on('error', reject)
    })
  }

  get extensions(): string {
    return this.socket.extensions
  }

  /** Resolves with the response, rejects with the failure. */
  ask<Url extends keyof Answers>(url: Url, data: object = {}): Promise<Answers[Url]> {
    return this.askAnything(url, data) as Promise<Answers[Url]>
  }

  /** Sends any request, for example one that the server should refuse. */
  askAnything(url: string, data?: unknown): Promise<unknown> {
    const id = ++this.lastId
    const answered = new Promise((answer, refuse) => this.asked.set(id, { answer, refuse }))
    this.say(JSON.stringify({ url, id, data }))
    return answered
  }

  tell(url: string, data: object): void {
    this.say(JSON.stringify({ url, data }))
  }

  /** Sends anything, even if it is not a frame. */
  say(frame: string | Buffer): void {
    this.socket.send(frame)
  }

  close(): Promise<void> {
    this.socket.close()
    return this.closed
  }

  /** Cuts the connection without a close, as a tunnel does. */
  cut(): Promise<void> {
    this.socket.terminate()
    return this.closed
  }

  private receive(data: Buffer): void {
    this.longestFrame = Math.max(this.longestFrame, data.length)
    const frame = JSON.parse(data.toString()) as Inbound | Inbound[]
    for (const one of Array.isArray(frame) ? frame : [frame]) this.handle(one)
  }

  private handle({ url, re, data, error }: Inbound): void {
    if (url !== undefined) this.notices.put({ url, data })
    if (re === undefined) return
    const asked = this.asked.get(re)
    if (!asked) throw new Error(`An answer to ${re}, which nobody asked, or a second one.`)
    this.asked.delete(re)
    if (error) asked.refuse(new Failure(error.code, error.message, error.retryAfter))
    else asked.answer(data)
  }

  private lose(): void {
    for (const { refuse } of this.asked.values()) refuse(new Failure('offline'))
    this.asked.clear()
    this.notices.shut()
  }
}
