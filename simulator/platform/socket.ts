import type { Answers } from './answer'
import { Refused } from './answer'
import type { Clock, Timer } from './clock'
import type { JsThread } from './js-thread'
import type { CloseOptions, SendOptions, SocketEvents, SocketListener } from './socket-events'
import type { SocketState } from './socket-events'
import type { Link, LinkListener, SocketData } from './transport'

/** What one socket needs of the phone around it. */
export interface SocketParts {
  thread: JsThread
  answers: Answers
  /** The device's clock, which runs on while the app is frozen. */
  clock: Clock
  /** Called at each change of state. */
  changed: () => void
}

const CONNECT_FAILED = 1004

/** Why nothing can be sent, in the words of the native side. */
const UNSENT: Record<Exclude<SocketState, 'open'>, string> = {
  connecting: 'websocket is not connected',
  closing: 'taskID not exist',
  closed: 'taskID not exist',
}

/** One socket as the device sees it. */
export class Socket {
  state: SocketState = 'connecting'
  readonly listeners: { [E in keyof SocketEvents]?: SocketListener<E> } = {}
  private link: Link | undefined
  private isSilent = false
  private deadline: Timer

  constructor(private readonly parts: SocketParts) {}

  connect(open: (listener: LinkListener) => Link, timeoutMs: number): void {
    const expire = () => this.fail('_code:9,_msg:Timer Expired')
    this.deadline = this.parts.clock.setTimeout(expire, timeoutMs)
    this.link = open({
      opened: (header) => this.opened(header),
      received: (data) => this.receive(data),
      failed: (reason) => this.fail(reason),
      closed: (code, reason) => this.lose(code, reason),
    })
  }

  /** No link came to be, or it broke: an error is reported, and then a close. */
  fail(reason: string): void {
    if (this.isSilent || this.state === 'closed') return
    this.report('error', { errMsg: `open fail: ${reason}`, errCode: CONNECT_FAILED })
    this.cut(1006, 'abnormal closure')
  }

  /** The device takes the link away, and tells the app the given code. */
  cut(code: number, reason: string): void {
    if (this.state === 'closed') return
    this.link?.cut()
    this.finish(code, reason)
  }

  /** Nothing passes any more and nothing is reported, as when the phone changed networks. */
  silence(): void {
    this.isSilent = true
    this.parts.clock.clearTimeout(this.deadline)
  }

  send({ data, ...callbacks }: SendOptions): void {
    const { answers } = this.parts
    if (this.state !== 'open') {
      answers.fail('sendSocketMessage', callbacks, new Refused(UNSENT[this.state]))
      return
    }
    if (!this.isSilent) this.link?.send(data)
    answers.succeed('sendSocketMessage', callbacks, {})
  }

  close({ code = 1000, reason = 'normal closure', ...callbacks }: CloseOptions): void {
    const { answers, clock } = this.parts
    if (this.state === 'closing' || this.state === 'closed') {
      answers.fail('closeSocket', callbacks, new Refused('wcwss taskID not exist'))
      return
    }
    this.become('closing')
    this.link?.close(code, reason)
    answers.succeed('closeSocket', callbacks, {})
    // the device does not wait for the other side's goodbye
    clock.setTimeout(() => this.finish(code, reason), 0)
  }

  private opened(header: Record<string, string>): void {
    if (this.isSilent || this.state !== 'connecting') return
    this.parts.clock.clearTimeout(this.deadline)
    this.become('open')
    this.report('open', { header })
  }

  private receive(data: SocketData): void {
    if (!this.isSilent && this.state === 'open') this.report('message', { data })
  }

  private lose(code: number, reason: string): void {
    if (!this.isSilent) this.finish(code, reason)
  }

  private finish(code: number, reason: string): void {
    if (this.state === 'closed') return
    this.parts.clock.clearTimeout(this.deadline)
    this.become('closed')
    this.report('close', { code, reason })
  }

  private become(state: SocketState): void {
    this.state = state
    this.parts.changed()
  }

  /** An event without a listener is missed, as on a phone. */
  private report<E extends keyof SocketEvents>(name: E, event: SocketEvents[E]): void {
    this.parts.thread.later(() => this.listeners[name]?.(event))
  }
}
