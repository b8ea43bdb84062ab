import { Counter, type Registry } from 'prom-client'

export interface TallyAbout {
  name: string
  help: string
  labelNames: readonly [string, string?]
}

/**
 * A counter with one or two labels. The library's counter is slow because it finds a value by its labels at each
 * request. This one keeps plain numbers and fills the library's counter when it is read.
 */
export class Tally {
  private readonly counts = new Map<string, Map<string, number>>()

  constructor(about: TallyAbout, registry: Registry) {
    const [first, second] = about.labelNames
    const labelNames = second === undefined ? [first] : [first, second]
    const counter: Counter = new Counter({
      ...about,
      labelNames,
      registers: [registry],
      collect: () => {
        counter.reset()
        for (const [one, row] of this.counts) {
          for (const [other, count] of row) {
            counter.inc({ [first]: one, ...(second !== undefined && { [second]: other }) }, count)
          }
        }
      },
    })
  }

  count(first: string, second = ''): void {
    let row = this.counts.get(first)
    if (!row) this.counts.set(first, (row = new Map<string, number>()))
    row.set(second, (row.get(second) ?? 0) + 1)
  }
}
