import type { Answers } from './answer'
import { Refused } from './answer'
import type { Timer } from './clock'
import type { EndCause } from './faults/closing'
import type { ConnectFailure } from './faults/connecting'
import { GONE, NativeTask } from './native-task'
import {
  SOCKET_STATES,
  type CloseOptions,
  type SendOptions,
  type SocketState,
} from './socket-events'
import { SocketReports, type SocketReportsParts } from './socket-reports'
import { SocketWire } from './socket-wire'
import type { Link, LinkListener, SocketData } from './transport'

/** What a socket needs from the phone. */
export interface SocketParts extends SocketReportsParts {
  answers: Answers
  /** Called at each change of state. */
  changed: () => void
}

const CONNECT_FAILED = 1004

/** Why sending fails in this state, in the words of the native side. */
const UNSENT: Record<Exclude<SocketState, 'open'>, string> = {
  connecting: 'websocket is not connected',
  closing: GONE,
  closed: GONE,
}

/** One socket on the device's side. */
export class Socket {
  state: SocketState = 'connecting'
  readonly reports: SocketReports
  private readonly wire: SocketWire
  private readonly native: NativeTask
  private isStale = false
  private deadline: Timer

  constructor(private readonly parts: SocketParts) {
    this.reports = new SocketReports(parts)
    this.wire = new SocketWire(parts, {
      opened: (header) => this.opened(header),
      received: (data) => this.receive(data),
      failed: (reason) => this.fail(reason),
      closed: (code, reason) => this.finish(code, reason),
    })
    this.native = new NativeTask(parts.faults, () => {
      this.wire.cut()
      this.wire.silence()
    })
  }

  /** The value that the app reads. It may be wrong. */
  get readyState(): number {
    return this.isStale ? SOCKET_STATES.indexOf('open') : SOCKET_STATES.indexOf(this.state)
  }

  connect(open: (listener: LinkListener) => Link, timeoutMs: number): void {
    const expire = () => this.fail('_code:9,_msg:Timer Expired')
    this.deadline = this.parts.clock.setTimeout(expire, timeoutMs)
    this.wire.open(open)
    if (this.parts.faults.strikes('open-at-once')) this.opened({})
  }

  /** The link failed to open or broke: reports an error, then a close. */
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

  /** The device cuts the link and reports this code to the app. */
  cut(code: number, reason: string, cause: EndCause = 'other'): void {
    if (this.state === 'closed') return
    this.wire.cut()
    this.finish(code, reason, cause)
  }

  /** No data passes and nothing is reported, as after a change of network. Timeouts still run. */
  silence(): void {
    this.wire.silence()
  }

  send({ data, ...callbacks }: SendOptions): void {
    const { answers, faults } = this.parts
    const { state } = this
    const refusal = state === 'open' ? this.native.refusalOfSend() : new Refused(UNSENT[state])
    if (refusal) {
      answers.fail('sendSocketMessage', callbacks, refusal)
      return
    }
    this.wire.send(data)
    if (faults.strikes('send-unanswered')) return
    answers.succeed('sendSocketMessage', callbacks, {})
  }

  close({ code = 1000, reason = 'normal closure', ...callbacks }: CloseOptions): void {
    const { answers, faults, clock } = this.parts
    const refusal = this.refusalOfClose()
    if (refusal) {
      answers.fail('closeSocket', callbacks, refusal)
      return
    }
    answers.succeed('closeSocket', callbacks, {})
    if (this.state === 'connecting' && faults.strikes('open-after-close')) return
    this.become('closing')
    this.wire.close(code, reason)
    // The device does not wait for the other side's close frame
    clock.setTimeout(() => this.finish(code, reason, 'own'), 0)
  }

  private opened(header: Record<string, string>): void {
    if (this.state !== 'connecting') return
    this.parts.clock.clearTimeout(this.deadline)
    this.become('open')
    this.reports.tell('open', { header })
  }

  private receive(data: SocketData): void {
    if (this.state === 'open' || this.wire.lingers) this.reports.tell('message', { data })
  }

  private refusalOfClose(): Refused | undefined {
    const hasEnded = this.state === 'closing' || this.state === 'closed'
    if (hasEnded) return new Refused(`wcwss ${GONE}`)
    return this.native.refusalOfClose(() => this.become('closed'))
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
