import type { Clock, Timer } from '../../platform/clock'
import type { Random } from '../../platform/ports'
import { Signal } from '../signal'
import { ChatError } from '../socket/chat-error'
import type { Connection } from '../socket/connection'
import { endsLink } from '../socket/ending'
import type { Call, Link } from '../socket/link'
import {
  isPolling,
  needOf,
  PATIENCE_MS,
  pollPause,
  transition,
  type FallbackEvent,
  type FallbackState,
} from './fallback-state'

/** What the fallback needs. */
export interface FallbackParts {
  clock: Clock
  random: Random
  connection: Connection
  /** Calls over HTTP. */
  call: Call
  /** Updates every row over the given carrier. */
  catchUp: (call: Call) => Promise<void>
}

/** Runs the state machine: if sockets are refused for a long time, HTTP carries requests and polls for news. */
export class Fallback implements Link {
  state: FallbackState = { name: 'resting' }
  readonly changed = new Signal()
  /** The server does not accept the session. Emits the code of the refusal. */
  readonly refused = new Signal<string>()
  private timer: Timer
  /** Each start invalidates running polls. */
  private generation = 0

  constructor(private readonly parts: FallbackParts) {
    const { connection } = parts
    connection.changed.on(() => this.happen({ type: 'socket', need: needOf(connection.state) }))
  }

  get isLive(): boolean {
    return this.state.name === 'carrying'
  }

  readonly call: Call = async (url, data) => {
    if (!this.isLive) throw new ChatError('offline')
    try {
      return await this.ask(url, data)
    } catch (error) {
      // Must happen before the caller gets the error; otherwise the caller would retry at once.
      const { code } = ChatError.from(error)
      if (code === 'offline' || code === 'timed-out') this.happen({ type: 'unanswered' })
      throw error
    }
  }

  private readonly ask: Call = async (url, data) => {
    try {
      return await this.parts.call(url, data)
    } catch (error) {
      const failure = ChatError.from(error)
      if (endsLink(failure)) this.refused.emit(failure.code)
      throw error
    }
  }

  private happen(event: FallbackEvent): void {
    const before = this.state
    const next = transition(before, event)
    if (next === before) return
    this.state = next
    if (isPolling(next) !== isPolling(before) || next.name === 'patient') this.begin(next)
    this.changed.emit()
  }

  private begin(next: FallbackState): void {
    const { clock } = this.parts
    this.generation++
    clock.clearTimeout(this.timer)
    if (isPolling(next)) void this.poll(this.generation)
    if (next.name !== 'patient') return
    this.timer = clock.setTimeout(() => this.happen({ type: 'impatient' }), PATIENCE_MS)
  }

  private async poll(generation: number): Promise<void> {
    const { clock, random, catchUp } = this.parts
    const isAnswered = await catchUp(this.ask).then(
      () => true,
      () => false
    )
    if (generation !== this.generation) return
    this.happen({ type: isAnswered ? 'answered' : 'unanswered' })
    const pause = pollPause(this.state, random.fraction())
    this.timer = clock.setTimeout(() => void this.poll(generation), pause)
  }
}
