import { rowText } from '../row-text'

/** The room for rows in one response, in bytes of JSON. There is always room for one. */
export class Room {
  private used = 0
  private rows = 0

  constructor(private readonly bytes: number) {}

  /** Whether it fits too; where it does not, nothing after it does. */
  takes(row: object): boolean {
    this.rows++
    this.used += rowText(row).bytes + 1
    return this.rows === 1 || this.used <= this.bytes
  }

  /** The bytes of a row so far, on average; undefined if there was none. */
  get average(): number | undefined {
    return this.rows === 0 ? undefined : this.used / this.rows
  }
}
