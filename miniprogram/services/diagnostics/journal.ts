import type { Clock } from '../../platform/clock'
import { Signal } from '../signal'

/** So many events are worth copying; older ones make room. */
const MOST_EVENTS = 200

/** One thing that happened to the connection; never what was said, nor what proves who says it. */
export interface JournalEvent {
  /** Counts up. */
  number: number
  at: number
  what: string
}

/** The last events, oldest first. */
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
