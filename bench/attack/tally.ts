const ANSWER = Buffer.from('"re":')
const REFUSAL = /"error":\{"code":"([a-z-]+)"/g
/** Pages are longer, and refusals are not. */
const LONG_BYTES = 20_000

/** How often each thing became of requests: `ok`, or the code of a refusal. */
export class Tally {
  private counts: Record<string, number> = {}
  private times: number[] = []

  /** An answer over HTTP, or to an upgrade. */
  status(code: number): void {
    this.add(code < 300 ? 'ok' : String(code), 1)
  }

  /** A frame: answers are counted without parsing them. */
  frame(frame: Buffer): void {
    let answers = 0
    for (let at = frame.indexOf(ANSWER); at >= 0; at = frame.indexOf(ANSWER, at + 1)) answers++
    const codes = frame.length > LONG_BYTES ? [] : [...frame.toString().matchAll(REFUSAL)]
    for (const [, code = ''] of codes) this.add(code, 1)
    this.add('ok', answers - codes.length)
  }

  /** Something that had an end: it took so many milliseconds. */
  finished(ms: number): void {
    this.times.push(ms)
  }

  /** What was counted since it was last asked. */
  take(): string {
    const counts = Object.entries(this.counts).filter(([, count]) => count > 0)
    const times = this.times.map((ms) => `done in ${(ms / 1000).toFixed(1)} s`)
    this.counts = {}
    this.times = []
    return [...counts.map(([what, count]) => `${count} ${what}`), ...times].join(', ')
  }

  private add(what: string, count: number): void {
    this.counts[what] = (this.counts[what] ?? 0) + count
  }
}
