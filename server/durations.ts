import type { Histogram, Registry } from 'prom-client'

/** Upper bounds in seconds, as Prometheus counts time. */
const BOUNDS_S = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

/**
 * A histogram of durations. The library's histogram looks up labels and buckets by name at each observation,
 * which is too slow for tens of thousands of requests a second. This one only counts.
 */
export class Durations {
  readonly name: string
  private readonly help: string
  /** The number of durations up to each bound and above the one before; the last is above all bounds. */
  private readonly counts = new Array<number>(BOUNDS_S.length + 1).fill(0)
  private sumMs = 0

  constructor({ name, help }: { name: string; help: string }, registry: Registry) {
    this.name = name
    this.help = help
    // A registry uses only the name and `get` of a metric, but its type asks for the library's own class.
    registry.registerMetric(this as unknown as Histogram)
  }

  observe(durationMs: number): void {
    let bucket = 0
    while (bucket < BOUNDS_S.length && durationMs > (BOUNDS_S[bucket] ?? 0) * 1000) bucket++
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1
    this.sumMs += durationMs
  }

  /** The form of a scrape: each bucket includes all shorter ones. */
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
