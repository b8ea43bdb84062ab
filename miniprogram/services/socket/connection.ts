import type { ClientNotice, ClientNoticeUrl } from '../../../protocol/notices'
import type { NoticeFrame } from '../../../protocol/frames'
import type { Timer } from '../../platform/clock'
import type { Ports } from '../../platform/ports'
import { Signal } from '../signal'
import { Attempt, type AttemptListener } from './attempt'
import { ChatError } from './chat-error'
import {
  awake,
  hasSocket,
  isSignedIn,
  transition,
  type Awake,
  type ConnectionEvent,
  type ConnectionState,
} from './connection-state'
import { afterBye, afterFailedStep, endsLink, type Ending } from './ending'
import type { Call, Link } from './link'
import { SocketSlots } from './socket-slots'
import type { Steps } from './steps'
import { Subscriptions } from './subscriptions'

type ConnectionPorts = Pick<Ports, 'clock' | 'random' | 'sockets'>

/** Runs the state machine. At most one attempt runs at a time, and only the newest one counts. */
export class Connection implements Link {
  state: ConnectionState = { name: 'idle' }
  /** Why the last link ended, for the diagnostics. */
  lastLoss = ''
  /** Round trip of the last answered request. */
  roundTripMs: number | undefined
  readonly changed = new Signal()
  readonly notices = new Subscriptions()
  /** Emits the server's time, whenever a ping is answered without delay. */
  readonly timed = new Signal<number>()
  /** Emits the path of an invalid value in a frame, without the value. */
  readonly wrong = new Signal<string>()
  private readonly slots: SocketSlots
  private attempt: Attempt | undefined
  private generation = 0
  private retryTimer: Timer

  constructor(
    private readonly ports: ConnectionPorts,
    private readonly steps: Steps
  ) {
    this.slots = new SocketSlots(ports.clock, ports.sockets)
  }

  get isLive(): boolean {
    return this.state.name === 'live'
  }

  /** Opens the connection, also after a refusal. */
  open(): void {
    this.happen({ type: 'open', at: this.now })
  }

  close(): void {
    this.happen({ type: 'close' })
  }

  /** The app came to the front. The hide before it may not have been reported. */
  show(): void {
    const wasSuspended = this.state.name === 'suspended'
    const { attempt } = this
    this.happen({ type: wasSuspended ? 'show' : 'hint', at: this.now })
    if (attempt === this.attempt && isSignedIn(awake(this.state))) attempt?.probe()
  }

  /** The app went to the background. */
  hide(): void {
    this.happen({ type: 'hide', at: this.now })
  }

  /** The network is back, or the user asks for an attempt. */
  hint(): void {
    this.happen({ type: 'hint', at: this.now })
  }

  /** The network has changed. */
  replace(): void {
    this.happen({ type: 'replace', at: this.now })
  }

  readonly call: Call = (url, data) =>
    this.attempt && isSignedIn(awake(this.state))
      ? this.attempt.call(url, data)
      : Promise.reject(new ChatError('offline'))

  /** Sends a notice once. Dropped if there is no link. */
  notify<U extends ClientNoticeUrl>(url: U, data: ClientNotice<U>): void {
    if (this.isLive) this.attempt?.notify({ url, data })
  }

  private get now(): number {
    return this.ports.clock.now()
  }

  private happen(event: ConnectionEvent): void {
    const before = awake(this.state)
    const next = transition(this.state, event)
    if (next === this.state) return
    this.state = next
    this.follow(before, awake(next))
    this.changed.emit()
  }

  private follow(before: Awake, next: Awake): void {
    const isNewAttempt = next.name === 'connecting' && next !== before
    if (isNewAttempt || !hasSocket(next)) this.drop()
    if (isNewAttempt) this.begin()
    this.ports.clock.clearTimeout(this.retryTimer)
    if (this.state.name === 'waiting') this.retryAt(this.state.until)
  }

  private retryAt(until: number): void {
    const retry = () => this.happen({ type: 'retry', at: this.now })
    this.retryTimer = this.ports.clock.setTimeout(retry, Math.max(0, until - this.now))
  }

  private drop(): void {
    this.generation++
    const { attempt } = this
    this.attempt = undefined
    attempt?.close(this.ports.clock)
  }

  private begin(): void {
    const { generation } = this
    const ports = { clock: this.ports.clock, sockets: this.slots }
    const isCurrent = () => generation === this.generation
    const attempt = new Attempt(ports, this.steps.url(), this.listener(isCurrent))
    if (isCurrent()) this.attempt = attempt
    else attempt.close(this.ports.clock)
  }

  /** Sockets report late, twice and after their end. Only events of the newest attempt count. */
  private listener(isCurrent: () => boolean): AttemptListener {
    return {
      opened: () => {
        if (isCurrent()) void this.enter(isCurrent)
      },
      lost: (loss, why) => {
        if (isCurrent()) this.end({ isFinal: false, loss, why })
      },
      noticed: (frame) => {
        if (isCurrent()) this.notice(frame)
      },
      failed: (error) => {
        if (isCurrent() && endsLink(error)) this.end({ isFinal: true, code: error.code })
      },
      answered: (afterMs) => {
        this.roundTripMs = afterMs
      },
      timed: (serverNow) => this.timed.emit(serverNow),
      wrong: (what) => this.wrong.emit(what),
    }
  }

  private async enter(isCurrent: () => boolean): Promise<void> {
    this.happen({ type: 'opened' })
    const { attempt } = this
    if (!attempt) return
    const { call } = attempt
    const login = this.steps.signIn(call)
    const news = this.steps.askForNews(call)
    news.catch(() => undefined) // It fails together with the login
    try {
      const welcome = await login
      if (!isCurrent()) return
      attempt.startHeartbeat(welcome.pingMs)
      this.happen({ type: 'signed-in', at: this.now })
      await this.steps.catchUp(call, news, welcome)
      if (isCurrent()) this.happen({ type: 'caught-up' })
    } catch (error) {
      const isSigningIn = awake(this.state).name === 'signing-in'
      if (isCurrent()) this.end(afterFailedStep(ChatError.from(error), isSigningIn))
    }
  }

  private notice(frame: NoticeFrame): void {
    if (frame.url === '/bye') this.end(afterBye(frame.data))
    else this.notices.dispatch(frame)
  }

  private end(ending: Ending): void {
    if (ending.isFinal) {
      this.happen({ type: 'refuse', code: ending.code })
      return
    }
    this.lastLoss = ending.why
    const random = this.ports.random.fraction()
    this.happen({ type: 'lost', at: this.now, random, loss: ending.loss })
  }
}
