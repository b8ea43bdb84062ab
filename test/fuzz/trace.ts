import { createHash } from 'node:crypto'

/** What happened in one run, in order; its hash is the same where the same things happened. */
export class Trace {
  readonly lines: string[] = []
  private readonly digest = createHash('sha256')
  private readonly start: number

  constructor(private readonly clock: { now(): number }) {
    this.start = clock.now()
  }

  /** `who` did or met with `what`. */
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
