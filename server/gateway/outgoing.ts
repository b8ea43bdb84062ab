import type { Clock } from '../clock'
import type { Turn } from '../turn'
import { Batch } from './batch'
import type { Connection } from './connection'

/** Longer than a commit takes as a rule, and shorter than anybody notices. */
const PATIENCE_MS = 5

/**
 * What goes to sockets at the end of a turn. A write costs about as much whatever is in it: so who awaits an answer
 * gets his notices together with that, unless it takes longer than notices should wait.
 */
export class Outgoing {
  private ready: Connection[] = []
  private waiting: Connection[] = []
  private beginning = new Batch()

  constructor(
    private readonly clock: Pick<Clock, 'setTimeout'>,
    private readonly turn: Turn
  ) {
    turn.atEnd(() => this.flush())
  }

  /** Asks for a flush of this connection; answers the batch that all batches of this turn begin with. */
  begin(connection: Connection): Batch {
    this.ready.push(connection)
    this.turn.ask()
    return this.beginning
  }

  private flush(): void {
    const ready = this.ready
    this.ready = []
    this.beginning = new Batch()
    for (const connection of ready) {
      if (connection.canWait) this.keepWaiting(connection)
      else connection.flush()
    }
  }

  private keepWaiting(connection: Connection): void {
    if (this.waiting.length === 0) this.clock.setTimeout(() => this.endPatience(), PATIENCE_MS)
    this.waiting.push(connection)
  }

  /** Most of them have their answers by now, and nothing more to send. */
  private endPatience(): void {
    const waiting = this.waiting
    this.waiting = []
    for (const connection of waiting) connection.flush()
  }
}
