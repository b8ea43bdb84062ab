import { SteadyTime, type StorageClock } from '../steady-time'
import type { Statements } from './statements'

/** When entries were taken in. Their `at` cannot show it: it follows the wall clock and never falls. */
export class Hearing {
  private readonly time: SteadyTime
  /** How far the wall clock was ahead of steady time when the newest entry was taken in. */
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

  /** Now, by steady time, for an entry that is being taken in. */
  hear(): number {
    const { steady, wall } = this.time.now()
    this.lead = wall - steady
    return steady
  }

  /** How long ago the entry was taken in. */
  age(entry: number): number | undefined {
    const row = this.sql.heardAt.get(entry)
    return row && this.time.now().steady - row.heard
  }

  /** Inside a transaction: what the next process needs to go on from the newest entry. */
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
