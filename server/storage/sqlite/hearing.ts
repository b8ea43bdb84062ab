import { SteadyTime, type StorageClock } from '../steady-time'
import type { Statements } from './statements'

/** When entries were received. Their `at` does not tell: it follows the wall clock and never decreases. */
export class Hearing {
  private readonly time: SteadyTime
  /** How far the wall clock was ahead of steady time when the newest entry was received. */
  private lead: number
  private leadOnDisk: number

  constructor(
    private readonly sql: Statements,
    clock: StorageClock
  ) {
    this.lead = this.leadOnDisk = this.readLead()
    const steady = sql.lastHeard.get()?.heard
    this.time = new SteadyTime(
      clock,
      steady === undefined ? undefined : { steady, wall: steady + this.lead }
    )
  }

  /** The current steady time, for an entry that is being received. */
  hear(): number {
    const { steady, wall } = this.time.now()
    this.lead = wall - steady
    return steady
  }

  /** How long ago the entry was received. */
  age(entry: number): number | undefined {
    const row = this.sql.heardAt.get(entry)
    return row && this.time.now().steady - row.heard
  }

  /** Inside a transaction: stores what the next process needs to continue from the newest entry. */
  write(): void {
    if (this.lead === this.leadOnDisk) return
    this.sql.updateLead.run(this.lead)
    this.leadOnDisk = this.lead
  }

  rolledBack(): void {
    this.leadOnDisk = this.readLead()
  }

  private readLead(): number {
    return this.sql.lead.get()?.lead ?? 0
  }
}
