import type { FailureCode } from '../../protocol/failures'
import type { FailureFrame, ResponseFrame, ServerFrame } from '../../protocol/frames'
import type { Notice, NoticeUrl } from '../../protocol/notices'
import type { Result, RequestUrl } from '../../protocol/requests'
import type { SocketEvents } from '../../server/gateway/server-socket'
import type { VirtualClock } from '../world/virtual-clock'
import { FakeSocket } from './fake-socket'

export type Answer = ResponseFrame | FailureFrame

/** A person's device with one socket. */
export class Device {
  readonly socket = new FakeSocket()
  private lastId = 0
  private readonly events: SocketEvents

  constructor(
    private readonly clock: VirtualClock,
    accept: (socket: FakeSocket) => SocketEvents
  ) {
    this.events = accept(this.socket)
  }

  /** Sends the text as a frame. */
  sends(text: string): void {
    this.events.receive(text)
  }

  sendsBinary(): void {
    this.events.receiveUnreadable()
  }

  losesConnection(): void {
    this.events.lost()
  }

  /** Sends a request without waiting for the answer. Returns its id. */
  requests(url: string, data: unknown = {}): number {
    const id = ++this.lastId
    this.sends(JSON.stringify({ url, id, data }))
    return id
  }

  /** Sends a request and waits for its answer. */
  async asks(url: string, data: unknown = {}): Promise<Answer> {
    const id = this.requests(url, data)
    await this.clock.until(() => this.answerTo(id) !== undefined)
    return this.answerTo(id)!
  }

  /** The result of a request that must succeed. */
  async gets<U extends RequestUrl>(url: U, data: unknown = {}): Promise<Result<U>> {
    const answer = await this.asks(url, data)
    if ('error' in answer) throw new Error(`${url} failed: ${JSON.stringify(answer.error)}`)
    return answer.data
  }

  /** The failure code of a request that must fail. */
  async isRefused(url: string, data: unknown = {}): Promise<FailureCode> {
    const answer = await this.asks(url, data)
    if ('data' in answer) throw new Error(`${url} was done: ${JSON.stringify(answer.data)}`)
    return answer.error.code
  }

  tells(url: string, data: unknown): void {
    this.sends(JSON.stringify({ url, data }))
  }

  /** The server's notices with this url. */
  heard<U extends NoticeUrl>(url: U): Notice<U>[] {
    return this.socket.frames
      .filter((frame) => 'url' in frame && frame.url === url)
      .map((frame) => (frame as { data: Notice<U> }).data)
  }

  /** The reason in the server's `/bye`; undefined if there was none. */
  get bye(): string | undefined {
    return this.heard('/bye').at(-1)?.reason
  }

  forgets(): void {
    this.socket.writes.length = 0
  }

  answerTo(id: number): Answer | undefined {
    return this.answersTo(id)[0]
  }

  /** The answers to this request. A correct server sends exactly one. */
  answersTo(id: number): Answer[] {
    return this.socket.frames.filter((frame): frame is Answer => isAnswer(frame) && frame.re === id)
  }
}

const isAnswer = (frame: ServerFrame): frame is Answer => 're' in frame
