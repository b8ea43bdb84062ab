import type { Answers } from './answer'
import { Refused } from './answer'
import type { Timer } from './clock'
import type { EndCause } from './faults/closing'
import type { ConnectFailure } from './faults/connecting'
import { LINGER_MS, OPEN_LATE_MS } from './limits'
import {
  SOCKET_STATES,
  type CloseOptions,
  type SendOptions,
  type SocketState,
} from './socket-events'
import { SocketReports, type SocketReportsParts } from './socket-reports'
import { SocketWire } from './socket-wire'
import type { Link, LinkListener, SocketData } from './transport'

/** What one socket needs of the phone around it. */
export interface SocketParts extends SocketReportsParts {
  answers: Answers
  /** Called at each change of state. */
  changed: () => void
}

const CONNECT_FAILED = 1004
const GONE = 'taskID not exist'

/** Why nothing can be sent, in the words of the native side. */
const UNSENT: Record<Exclude<SocketState, 'open'>, string> = {
  connecting: 'websocket is not connected',
  closing: GONE,
  closed: GONE,
}

/** One socket as the device sees it. */
export class Socket {
  state: SocketState = 'connecting'
  readonly reports: SocketReports
  private readonly wire: SocketWire
  /** The native side knows it no more, and has told nobody. */
  private isGone = false
  private isStale = false
  private lingers = false
  private deadline: Timer

  constructor(private readonly parts: SocketParts) {
    this.reports = new SocketReports(parts)
    this.wire = new SocketWire(parts.faults, {
      opened: (header) => this.linkOpened(header),
      received: (data) => this.receive(data),
      failed: (reason) => this.fail(reason),
      closed: (code, reason) => this.finish(code, reason),
    })
  }

  /** What the app reads; not always true. */
  get readyState(): number {
    return this.isStale ? SOCKET_STATES.indexOf('open') : SOCKET_STATES.indexOf(this.state)
  }

  connect(open: (listener: LinkListener) => Link, timeoutMs: number): void {
    const expire = () => this.fail('_code:9,_msg:Timer Expired')
    this.deadline = this.parts.clock.setTimeout(expire, timeoutMs)
    this.wire.open(open)
    if (this.parts.faults.strikes('open-at-once')) this.opened({})
  }

  /** No link came to be, or it broke: an error is reported, and then a close. */
  fail(text: string, reports: ConnectFailure['reports'] = ['error', 'close']): void {
    if (this.state === 'closed') return
    const error = { errMsg: `open fail: ${text}`, errCode: CONNECT_FAILED }
    this.wire.cut()
    this.become('closed')
    for (const report of reports) {
      if (report === 'error') this.reports.tell('error', error)
      else this.reports.tellEnd({ code: 1006, reason: 'abnormal closure', cause: 'other' })
    }
  }

  /** The device takes the link away, and tells the app the given code. */
  cut(code: number, reason: string, cause: EndCause = 'other'): void {
    if (this.state === 'closed') return
    this.wire.cut()
    this.finish(code, reason, cause)
  }

  /** Nothing passes any more and nothing is reported, as when the phone changed networks. */
  silence(): void {
    this.wire.silence()
    this.parts.clock.clearTimeout(this.deadline)
  }

  send({ data, ...callbacks }: SendOptions): void {
    const { answers, faults } = this.parts
    const unsent = this.unsent()
    if (unsent) {
      answers.fail('sendSocketMessage', callbacks, unsent)
      return
    }
    this.wire.send(data)
    if (faults.strikes('send-unanswered')) return
    answers.succeed('sendSocketMessage', callbacks, {})
  }

  close({ code = 1000, reason = 'normal closure', ...callbacks }: CloseOptions): void {
    const { answers, faults, clock } = this.parts
    if (this.isUnknownAtClose()) {
      answers.fail('closeSocket', callbacks, new Refused('wcwss taskID not exist'))
      return
    }
    answers.succeed('closeSocket', callbacks, {})
    if (this.state === 'connecting' && faults.strikes('open-after-close')) return
    this.become('closing')
    this.sayGoodbye(code, reason)
    // the device does not wait for the other side's goodbye
    clock.setTimeout(() => this.finish(code, reason, 'own'), 0)
  }

  private linkOpened(header: Record<string, string>): void {
    const { clock, faults } = this.parts
    if (this.state === 'connecting' && faults.strikes('open-late')) {
      clock.setTimeout(() => this.opened(header), OPEN_LATE_MS)
    } else this.opened(header)
  }

  private opened(header: Record<string, string>): void {
    if (this.state !== 'connecting') return
    this.parts.clock.clearTimeout(this.deadline)
    this.become('open')
    this.reports.tell('open', { header })
  }

  private receive(data: SocketData): void {
    if (this.state === 'open' || this.lingers) this.reports.tell('message', { data })
  }

  private unsent(): Refused | undefined {
    if (this.state !== 'open') return new Refused(UNSENT[this.state])
    const struck = this.parts.faults.firstOf(['send-throws', 'send-task-gone'])
    if (struck) this.drop()
    if (struck === 'send-throws') throw new Refused(GONE).thrownBy('sendSocketMessage')
    return this.isGone ? new Refused(GONE) : undefined
  }

  /** The native side forgets it: the app is told nothing, and its calls fail. */
  private drop(): void {
    this.wire.cut()
    this.wire.silence()
    this.isGone = true
  }

  private isUnknownAtClose(): boolean {
    if (this.state === 'closing' || this.state === 'closed') return true
    const struck = this.parts.faults.firstOf(['close-call-fails', 'close-call-throws'])
    if (struck) this.drop()
    if (this.isGone) this.become('closed')
    if (struck === 'close-call-throws') throw new Refused(GONE).thrownBy('closeSocket')
    return this.isGone
  }

  private sayGoodbye(code: number, reason: string): void {
    const { clock, faults } = this.parts
    this.lingers = faults.strikes('messages-after-close')
    if (!this.lingers) this.wire.close(code, reason)
    else {
      clock.setTimeout(() => {
        this.lingers = false
        this.wire.close(code, reason)
      }, LINGER_MS)
    }
  }

  private finish(code: number, reason: string, cause: EndCause = 'other'): void {
    if (this.state === 'closed') return
    this.isStale = this.parts.faults.strikes('ready-state-stale')
    this.become('closed')
    this.reports.tellEnd({ code, reason, cause })
  }

  private become(state: SocketState): void {
    if (state === 'closed') this.parts.clock.clearTimeout(this.deadline)
    this.state = state
    this.parts.changed()
  }
}
