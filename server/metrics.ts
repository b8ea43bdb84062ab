import { Counter, Gauge, Registry, type CounterConfiguration } from 'prom-client'
import { Durations } from './durations'

/** A count for each name. */
type Tally = Map<string, number>

/** The server's counters: plain numbers that become metrics when they are read. */
export class Metrics {
  readonly registry = new Registry()
  /** Sockets open now. */
  connections = 0
  /** Notices passed to sockets. */
  deliveries = 0
  /** By url, then by outcome. */
  private readonly answers = new Map<string, Tally>()
  private readonly closed: Tally = new Map<string, number>()
  private readonly durations: Durations

  constructor() {
    const registers = [this.registry]
    const open = { name: 'huiyin_connections', help: 'Sockets open now.' }
    const connections: Gauge = new Gauge({
      ...open,
      registers,
      collect: () => connections.set(this.connections),
    })
    const handed = { name: 'huiyin_deliveries_total', help: 'Notices handed to sockets.' }
    filledWhenRead({ ...handed, registers }, (total) => total.inc(this.deliveries))
    const answers = { name: 'huiyin_requests_total', help: 'Requests answered, by outcome.' }
    const labelNames = ['url', 'outcome'] as const
    filledWhenRead({ ...answers, labelNames, registers }, (total) => {
      for (const [url, outcomes] of this.answers) {
        for (const [outcome, count] of outcomes) total.inc({ url, outcome }, count)
      }
    })
    const closed = { name: 'huiyin_connections_closed_total', help: 'Sockets ended, by reason.' }
    filledWhenRead({ ...closed, labelNames: ['reason'], registers }, (total) => {
      for (const [reason, count] of this.closed) total.inc({ reason }, count)
    })
    const lasted = { name: 'huiyin_request_duration_seconds', help: 'From frame to answer.' }
    this.durations = new Durations(lasted, this.registry)
  }

  answered(url: string, outcome: string, durationMs: number): void {
    // A clock that steps back must not make a sum fall.
    this.durations.observe(Math.max(0, durationMs))
    let outcomes = this.answers.get(url)
    if (!outcomes) this.answers.set(url, (outcomes = new Map<string, number>()))
    countOne(outcomes, outcome)
  }

  left(reason: string): void {
    countOne(this.closed, reason)
  }
}

function countOne(tally: Tally, name: string): void {
  tally.set(name, (tally.get(name) ?? 0) + 1)
}

/** A lookup of a counter by its labels is slow, so it happens when metrics are read and not at each request. */
function filledWhenRead<L extends string>(
  what: CounterConfiguration<L>,
  fill: (total: Counter<L>) => void
): void {
  const counter: Counter<L> = new Counter<L>({
    ...what,
    collect: () => {
      counter.reset()
      fill(counter)
    },
  })
}
