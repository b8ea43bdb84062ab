import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const DURATIONS_S = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

/** What the server counts while it runs. */
export class Metrics {
  readonly registry = new Registry()
  /** Sockets open now. */
  connections = 0
  /** Notices handed to sockets. */
  deliveries = 0
  private readonly answers: Counter<'url' | 'outcome'>
  private readonly durations: Histogram
  private readonly closed: Counter<'reason'>
  /** Looking up a counter by its labels is slow, and each request would do it. */
  private readonly answersByLabels = new Map<string, { inc(): void }>()

  constructor() {
    const registers = [this.registry]
    const answers = { name: 'huiyin_requests_total', help: 'Requests answered, by outcome.' }
    this.answers = new Counter({ ...answers, labelNames: ['url', 'outcome'], registers })
    const durations = { name: 'huiyin_request_duration_seconds', help: 'From frame to answer.' }
    this.durations = new Histogram({ ...durations, buckets: DURATIONS_S, registers })
    const closed = { name: 'huiyin_connections_closed_total', help: 'Sockets ended, by reason.' }
    this.closed = new Counter({ ...closed, labelNames: ['reason'], registers })
    this.watchTotals()
  }

  answered(url: string, outcome: string, durationMs: number): void {
    // A clock that steps back must not make a sum fall.
    this.durations.observe(Math.max(0, durationMs) / 1000)
    const key = `${url} ${outcome}`
    let counter = this.answersByLabels.get(key)
    if (!counter) this.answersByLabels.set(key, (counter = this.answers.labels(url, outcome)))
    counter.inc()
  }

  left(reason: string): void {
    this.closed.inc({ reason })
  }

  /** Counting deliveries one by one would cost more than making them: they are read when asked for. */
  private watchTotals(): void {
    const registers = [this.registry]
    const open = { name: 'huiyin_connections', help: 'Sockets open now.' }
    const connections: Gauge = new Gauge({
      ...open,
      registers,
      collect: () => connections.set(this.connections),
    })
    const handed = { name: 'huiyin_deliveries_total', help: 'Notices handed to sockets.' }
    const deliveries: Counter = new Counter({
      ...handed,
      registers,
      collect: () => {
        deliveries.reset()
        deliveries.inc(this.deliveries)
      },
    })
  }
}
