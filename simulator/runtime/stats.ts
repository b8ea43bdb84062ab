import type { SetDataCall } from './set-data'

/** At most twice as many calls are stored. Older ones remain in the sums. */
const MOST_CALLS = 1_000

/** The setData calls since the last reset: their number, their size, and the latest ones. */
export class Stats {
  readonly setData: SetDataCall[] = []
  setDataCalls = 0
  setDataBytes = 0

  counted(call: SetDataCall): void {
    this.setDataCalls++
    this.setDataBytes += call.bytes
    this.setData.push(call)
    if (this.setData.length > 2 * MOST_CALLS) this.setData.splice(0, MOST_CALLS)
  }

  reset(): void {
    this.setData.length = 0
    this.setDataCalls = 0
    this.setDataBytes = 0
  }
}
