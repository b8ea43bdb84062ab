import type { SetDataCall } from './set-data'

/** The setData calls since the last reset. */
export class Stats {
  readonly setData: SetDataCall[] = []

  get setDataBytes(): number {
    return this.setData.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  counted(call: SetDataCall): void {
    this.setData.push(call)
  }

  reset(): void {
    this.setData.length = 0
  }
}
