import type { Clock } from '../../platform/clock'
import { Signal } from '../signal'

/** The number of events that are kept; older ones are dropped. */
const MOST_EVENTS = 200

/** One event of the connection. It never contains message text, a token or a code. */
export interface JournalEvent {
  /** A running number. */
  number: number
  at: number
  what: string
}

/** The most recent events, oldest first. */
export class Journal {
  readonly changed = new Signal()
  private readonly ring: JournalEvent[] = []
  private count = 0

  constructor(private readonly clock: Clock) {}

  get events(): readonly JournalEvent[] {
    return this.ring
  }

  note(what: string): void {
    this.ring.push({ number: ++this.count, at: this.clock.now(), what })
    if (this.ring.length > MOST_EVENTS) this.ring.shift()
    this.changed.emit()
  }
}
