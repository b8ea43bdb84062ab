import type { Histogram, Registry } from 'prom-client'

/** Upper bounds in seconds, as Prometheus counts time. */
const BOUNDS_S = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

/**
 * A histogram of durations. The library's own looks up its labels and its buckets by name at each observation,
 * which a server that answers tens of thousands of requests a second would feel; this one only counts.
 */
export class Durations {
  readonly name: string
  private readonly help: string
  /** How many were at most as long as each bound, and longer than the one before; the last: longer than all. */
  private readonly counts = new Array<number>(BOUNDS_S.length + 1).fill(0)
  private sumMs = 0

  constructor({ name, help }: { name: string; help: string }, registry: Registry) {
    this.name = name
    this.help = help
    // A registry asks of a metric no more than its name and `get`, but is declared for the library's own.
    registry.registerMetric(this as unknown as Histogram)
  }

  observe(durationMs: number): void {
    let bucket = 0
    while (bucket < BOUNDS_S.length && durationMs > (BOUNDS_S[bucket] ?? 0) * 1000) bucket++
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1
    this.sumMs += durationMs
  }

  /** What a scrape reads: buckets include all shorter ones. */
  async get(): Promise<object> {
    const { name, help } = this
    let count = 0
    const buckets = this.counts.map((more, bucket) => ({
      metricName: `${name}_bucket`,
      labels: { le: BOUNDS_S[bucket] ?? '+Inf' },
      value: (count += more),
    }))
    const sum = { metricName: `${name}_sum`, labels: {}, value: this.sumMs / 1000 }
    const total = { metricName: `${name}_count`, labels: {}, value: count }
    const values = [...buckets, sum, total]
    return { name, help, type: 'histogram', aggregator: 'sum', values }
  }
}
