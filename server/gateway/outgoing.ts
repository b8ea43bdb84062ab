import type { Clock } from '../clock'
import type { Turn } from '../turn'
import { Batch } from './batch'
import type { Connection } from './connection'
import type { InFlight } from './in-flight'

/** Longer than most commits, and too short for people to notice. */
const PATIENCE_MS = 5

interface OutgoingParts {
  clock: Pick<Clock, 'setTimeout'>
  turn: Turn
  inFlight: InFlight
}

/**
 * Writes to the sockets at the end of a turn. A small write costs about as much as a large one. While requests are
 * running, notices wait a moment, because answers and more notices will follow.
 */
export class Outgoing {
  private ready: Connection[] = []
  private waiting: Connection[] = []
  private beginning = new Batch()

  constructor(private readonly parts: OutgoingParts) {
    parts.turn.atEnd(() => this.flush())
    parts.inFlight.whenIdle(() => {
      if (this.waiting.length > 0) parts.turn.ask()
    })
  }

  /** Requests a flush of this connection. Returns this turn's shared empty batch. */
  begin(connection: Connection): Batch {
    this.ready.push(connection)
    this.parts.turn.ask()
    return this.beginning
  }

  private flush(): void {
    const ready = this.ready
    this.ready = []
    this.beginning = new Batch()
    const { isIdle } = this.parts.inFlight
    if (isIdle) this.flushWaiting()
    for (const connection of ready) {
      if (isIdle || !connection.canWait) connection.flush()
      else this.keepWaiting(connection)
    }
  }

  private keepWaiting(connection: Connection): void {
    if (this.waiting.length === 0) {
      this.parts.clock.setTimeout(() => this.flushWaiting(), PATIENCE_MS)
    }
    this.waiting.push(connection)
  }

  /** Most of these connections have sent an answer since, so their queues are empty. */
  private flushWaiting(): void {
    const waiting = this.waiting
    this.waiting = []
    for (const connection of waiting) connection.flush()
  }
}
