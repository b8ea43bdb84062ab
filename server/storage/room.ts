/** The room for rows in one response, in bytes of JSON. There is always room for one. */
export class Room {
  private used = 0

  constructor(private readonly bytes: number) {}

  /** Whether it fits too; where it does not, nothing after it does. */
  takes(row: unknown): boolean {
    const isFirst = this.used === 0
    this.used += Buffer.byteLength(JSON.stringify(row)) + 1
    return isFirst || this.used <= this.bytes
  }
}
