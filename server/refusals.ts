import type { Clock } from './clock'
import type { Log } from './log'
import type { Metrics } from './metrics'
import { addressKey } from './rate/address-key'

/** A request, an upgrade or a frame that was refused. */
export interface RefusalNote {
  kind: 'http' | 'login' | 'rate' | 'upgrade'
  /** A route, or the url of a frame. Never a path that the client chose. */
  at: string
  reason: string
  /** The client's address; undefined if unknown. */
  address: string | undefined
}

export interface RefusalParts {
  clock: Pick<Clock, 'elapsed'>
  log: Log
  metrics: Metrics
}

const WINDOW_MS = 60_000
/** More than this many lines a minute would tell the operator nothing new. */
const MOST_LINES = 100

/** A kind and an address, and the number of refusals that were not logged. */
interface Line {
  kind: string
  address: string
  more: number
  /** The reason that has a line of its own. */
  first: string
  /** How often for each reason since. */
  reasons: Map<string, number>
}

/** Counts refusals. Logs each kind from each address once a minute, with the number of further ones. */
export class Refusals {
  private readonly lines = new Map<string, Line>()
  private unlisted = 0
  private since: number

  constructor(private readonly parts: RefusalParts) {
    this.since = parts.clock.elapsed()
  }

  note({ kind, at, reason, address: from = 'unknown' }: RefusalNote): void {
    if (kind === 'rate') this.parts.metrics.rateLimited++
    else this.parts.metrics.refused(at, reason)
    this.check()
    const address = addressKey(from)
    const key = `${kind} ${address}`
    const line = this.lines.get(key)
    if (line) {
      line.more++
      line.reasons.set(reason, (line.reasons.get(reason) ?? 0) + 1)
    } else if (this.lines.size < MOST_LINES) {
      this.lines.set(key, { kind, address, more: 0, first: reason, reasons: new Map() })
      this.parts.log.info({ kind, at, reason, address }, 'refused')
    } else {
      this.unlisted++
    }
  }

  /** To be called regularly. At the end of each minute, it logs the refusals that were held back. */
  check(): void {
    const now = this.parts.clock.elapsed()
    if (now - this.since < WINDOW_MS) return
    this.since = now
    this.tellRest()
  }

  private tellRest(): void {
    const { log } = this.parts
    for (const { kind, address, more, first, reasons } of this.lines.values()) {
      if (more === 0) continue
      const isAllFirst = reasons.get(first) === more
      const rest = isAllFirst ? {} : { reasons: Object.fromEntries(reasons) }
      log.info({ kind, address, more, ...rest }, 'refused again')
    }
    if (this.unlisted > 0) log.info({ more: this.unlisted }, 'refused at other addresses')
    this.lines.clear()
    this.unlisted = 0
  }
}
