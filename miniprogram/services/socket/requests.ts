import type { RequestFrame } from '../../../protocol/frames'
import type { Params, RequestUrl } from '../../../protocol/requests'
import type { Clock, Timer } from '../../platform/clock'
import { MAX_FRAME_BYTES } from '../../protocol/limits'
import type { Answer } from '../wire/shapes'
import { readAnswer } from './answers'
import { ChatError } from './chat-error'
import { byteLength, type AnswerFrame, type ToldWrong } from './frames'

const REPLY_TIMEOUT_MS = 8_000

interface PendingCall {
  url: RequestUrl
  askedAt: number
  timer: Timer
  resolve: (data: unknown) => void
  reject: (error: ChatError) => void
}

/** The events of a socket's requests. */
export interface RequestsListener {
  send(text: string): void
  /** There was no answer within the deadline. The socket is no longer trusted. */
  timedOut(): void
  failed(error: ChatError): void
  /** An answer arrived, so many milliseconds after its request. */
  answered(afterMs: number): void
  wrong: ToldWrong
}

/** Turns request frames into promises, for one socket. Every call settles exactly once. */
export class Requests {
  private nextId = 1
  private isClosed = false
  private readonly pending = new Map<number, PendingCall>()

  constructor(
    private readonly clock: Clock,
    private readonly listener: RequestsListener
  ) {}

  call<U extends RequestUrl>(
    url: U,
    data: Params<U>,
    timeoutMs: number = REPLY_TIMEOUT_MS
  ): Promise<Answer<U>> {
    if (this.isClosed) return Promise.reject(new ChatError('offline'))
    const frame: RequestFrame<U> = { url, id: this.nextId++, data }
    const text = JSON.stringify(frame)
    if (byteLength(text) > MAX_FRAME_BYTES) return Promise.reject(new ChatError('too-large'))
    return new Promise<Answer<U>>((resolve, reject) => {
      const timer = this.clock.setTimeout(() => this.expire(frame.id), timeoutMs)
      const askedAt = this.clock.now()
      const settle = { resolve: (data: unknown) => resolve(data as Answer<U>), reject }
      this.pending.set(frame.id, { url, askedAt, timer, ...settle })
      this.listener.send(text)
    })
  }

  /** Drops answers to settled calls. An invalid answer settles its call as a failure. */
  receive(frame: AnswerFrame): void {
    const call = this.settle(frame.re)
    if (!call) return
    this.listener.answered(Math.max(0, this.clock.now() - call.askedAt))
    try {
      call.resolve(readAnswer(call.url, frame, this.listener.wrong))
    } catch (error) {
      this.fail(call, ChatError.from(error))
    }
  }

  /** Rejects all open calls. This socket will not answer them. */
  close(): void {
    this.isClosed = true
    for (const id of [...this.pending.keys()]) this.settle(id)?.reject(new ChatError('offline'))
  }

  private fail(call: PendingCall, error: ChatError): void {
    call.reject(error)
    this.listener.failed(error)
  }

  private expire(id: number): void {
    const call = this.settle(id)
    if (!call) return
    call.reject(new ChatError('timed-out'))
    this.listener.timedOut()
  }

  private settle(id: number): PendingCall | undefined {
    const call = this.pending.get(id)
    if (!call) return undefined
    this.pending.delete(id)
    this.clock.clearTimeout(call.timer)
    return call
  }
}
