import { Counter, Gauge, Registry } from 'prom-client'
import { Durations } from './durations'
import { Tally } from './tally'

/** Upper bounds of the disk's durations, in seconds. */
const DISK_BOUNDS_S = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 1]

/** The server's counters. They are plain numbers that become metrics when they are read. */
export class Metrics {
  readonly registry = new Registry()
  /** Sockets open now. */
  connections = 0
  /** Notices sent to sockets. */
  deliveries = 0
  /** Frames refused by the rate limit. */
  rateLimited = 0
  /** Database transactions. */
  readonly commits = this.durations('huiyin_commit_duration_seconds', 'Transactions, unsynced.')
  /** Syncs of the database's write-ahead log. */
  readonly syncs = this.durations('huiyin_sync_duration_seconds', 'Syncs of the log to the disk.')
  private readonly answers = this.tally({
    name: 'huiyin_requests_total',
    help: 'Requests answered, by outcome.',
    labelNames: ['url', 'outcome'],
  })
  private readonly signIns = this.tally({
    name: 'huiyin_sign_ins_total',
    help: 'Sign-ins, by way (http: with a code, socket: with a token) and outcome.',
    labelNames: ['way', 'outcome'],
  })
  private readonly refusals = this.tally({
    name: 'huiyin_refusals_total',
    help: 'Refused HTTP requests, upgrades and sign-ins, by place and reason.',
    labelNames: ['at', 'reason'],
  })
  private readonly closed = this.tally({
    name: 'huiyin_connections_closed_total',
    help: 'Sockets ended, by reason.',
    labelNames: ['reason'],
  })
  private readonly requests = new Durations(
    { name: 'huiyin_request_duration_seconds', help: 'Time from frame to answer.' },
    this.registry
  )

  constructor() {
    this.gauge('huiyin_connections', 'Sockets open now.', () => this.connections)
    this.counter('huiyin_deliveries_total', 'Notices sent to sockets.', () => this.deliveries)
    this.counter('huiyin_rate_limited_frames_total', 'Frames refused by the rate limit.', () => {
      return this.rateLimited
    })
  }

  answered(url: string, outcome: string, durationMs: number): void {
    // A clock that is set back must not reduce a sum.
    this.requests.observe(Math.max(0, durationMs))
    this.answers.count(url, outcome)
  }

  /** Counts a sign-in by its outcome: success, or the reason of the refusal. */
  signedIn(way: 'http' | 'socket', outcome: string): void {
    this.signIns.count(way, outcome)
  }

  refused(at: string, reason: string): void {
    this.refusals.count(at, reason)
  }

  left(reason: string): void {
    this.closed.count(reason)
  }

  /** A value that is computed when it is read. Undefined if it is unknown at that moment. */
  gauge(name: string, help: string, value: () => number | undefined): void {
    const gauge: Gauge = new Gauge({
      ...{ name, help, registers: [this.registry] },
      collect: () => {
        const now = value()
        if (now === undefined) gauge.remove()
        else gauge.set(now)
      },
    })
  }

  private counter(name: string, help: string, value: () => number): void {
    const counter: Counter = new Counter({
      ...{ name, help, registers: [this.registry] },
      collect: () => {
        counter.reset()
        counter.inc(value())
      },
    })
  }

  private tally(about: ConstructorParameters<typeof Tally>[0]): Tally {
    return new Tally(about, this.registry)
  }

  private durations(name: string, help: string): Durations {
    return new Durations({ name, help, bounds: DISK_BOUNDS_S }, this.registry)
  }
}
