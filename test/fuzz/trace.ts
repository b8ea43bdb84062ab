import { createHash } from 'node:crypto'

/** The events of one run, in order. The hash is the same if the events are. */
export class Trace {
  readonly lines: string[] = []
  private readonly digest = createHash('sha256')
  private readonly start: number

  constructor(private readonly clock: { now(): number }) {
    this.start = clock.now()
  }

  /** `who` did or experienced `what`. */
  add(who: string, what: string): void {
    const seconds = ((this.clock.now() - this.start) / 1000).toFixed(3)
    const line = `${seconds.padStart(8)} ${who.padEnd(7)} ${what}`
    this.lines.push(line)
    this.digest.update(line)
  }

  get hash(): string {
    return this.digest.copy().digest('hex').slice(0, 16)
  }
}
