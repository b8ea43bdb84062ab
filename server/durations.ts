import type { Histogram, Registry } from 'prom-client'

/** Upper bounds in seconds, as Prometheus counts time. */
const BOUNDS_S = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

export interface DurationsAbout {
  name: string
  help: string
  bounds?: readonly number[]
}

/**
 * A histogram of durations. The library's histogram looks up labels and buckets by name at each observation. That is
 * too slow for tens of thousands of requests a second. This one only counts.
 */
export class Durations {
  readonly name: string
  private readonly help: string
  private readonly bounds: readonly number[]
  /** The number of durations in each bucket. The last bucket counts those above all bounds. */
  private readonly counts: number[]
  private sumMs = 0

  /** The bounds are in seconds. */
  constructor({ name, help, bounds = BOUNDS_S }: DurationsAbout, registry: Registry) {
    this.name = name
    this.help = help
    this.bounds = bounds
    this.counts = new Array<number>(bounds.length + 1).fill(0)
    // A registry uses only a metric's name and `get`, but its type requires the library's own class.
    registry.registerMetric(this as unknown as Histogram)
  }

  observe(durationMs: number): void {
    const { bounds } = this
    let bucket = 0
    while (bucket < bounds.length && durationMs > (bounds[bucket] ?? 0) * 1000) bucket++
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1
    this.sumMs += durationMs
  }

  /** The form that Prometheus expects: each bucket includes all shorter durations. */
  async get(): Promise<object> {
    const { name, help, bounds } = this
    let count = 0
    const buckets = this.counts.map((more, bucket) => ({
      metricName: `${name}_bucket`,
      labels: { le: bounds[bucket] ?? '+Inf' },
      value: (count += more),
    }))
    const sum = { metricName: `${name}_sum`, labels: {}, value: this.sumMs / 1000 }
    const total = { metricName: `${name}_count`, labels: {}, value: count }
    const values = [...buckets, sum, total]
    return { name, help, type: 'histogram', aggregator: 'sum', values }
  }
}
