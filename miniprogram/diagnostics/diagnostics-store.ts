import { makeAutoObservable } from 'mobx-miniprogram'
import dayjs from 'dayjs'
import type { Clock, Timer } from '../platform/clock'
import type { Diagnostics } from '../services/diagnostics/diagnostics'
import type { DiagnosticFacts } from '../services/diagnostics/facts'
import type { JournalEvent } from '../services/diagnostics/journal'
import { breakable } from './diagnostics-text'
import { Painter } from '../stores/painting/painter'

const PAUSE_MS = 250
const SECOND_MS = 1_000

/** One line of the event log. */
export interface EventRow {
  key: string
  time: string
  text: string
}

/** The sources of the store. */
export interface DiagnosticsStoreParts {
  clock: Clock
  diagnostics: Diagnostics
}

/** The diagnostics page's store. It is created when the page opens and closed with it. */
export class DiagnosticsStore {
  socketState: DiagnosticFacts['connection'] = 'idle'
  way: DiagnosticFacts['way'] = 'none'
  /** Empty if no link and no sign-in has ended yet. */
  lastEnd = ''
  /** 0 if no attempt is planned. */
  secondsToRetry = 0
  /** -1 before the first answer. */
  roundTripMs = -1
  outboxCount = 0
  outboxBytes = 0
  setAside = 0
  cachedConversations = 0
  cachedChats = 0
  /** Empty in a developer's build. */
  appVersion = ''
  protocolVersion = 0
  cacheVersion = 0
  /** Newest first. */
  events: readonly EventRow[] = []
  private readonly painter: Painter
  private readonly stop: () => void
  private tick: Timer

  constructor(private readonly parts: DiagnosticsStoreParts) {
    makeAutoObservable<this, keyof typeof UNOBSERVED>(this, UNOBSERVED, { autoBind: true })
    this.painter = new Painter(parts.clock, () => this.paint())
    this.stop = parts.diagnostics.changed.on(() => this.painter.request(PAUSE_MS))
    this.paint()
    this.awaitTick()
  }

  /** The full report, to be copied. */
  text(drawnBy = ''): string {
    return this.parts.diagnostics.text(drawnBy)
  }

  close(): void {
    this.stop()
    this.painter.stop()
    this.parts.clock.clearTimeout(this.tick)
  }

  private paint(): void {
    const { clock, diagnostics } = this.parts
    Object.assign(this, shown(diagnostics.facts, clock.now()))
    const { events } = diagnostics
    const newest = String(events[events.length - 1]?.number ?? '')
    if (newest !== (this.events[0]?.key ?? '')) this.events = events.map(rowOf).reverse()
  }

  private awaitTick(): void {
    this.tick = this.parts.clock.setTimeout(() => {
      this.painter.request(PAUSE_MS)
      this.awaitTick()
    }, SECOND_MS)
  }
}

function shown(facts: DiagnosticFacts, now: number): Partial<DiagnosticsStore> {
  const { outbox, cached, versions, nextAttemptAt = now, roundTripMs = -1 } = facts
  return {
    socketState: facts.connection,
    way: facts.way,
    lastEnd: breakable(facts.lastEnd),
    secondsToRetry: Math.max(0, Math.ceil((nextAttemptAt - now) / SECOND_MS)),
    roundTripMs,
    outboxCount: outbox.messages,
    outboxBytes: outbox.bytes,
    setAside: outbox.setAside,
    cachedConversations: cached.conversations,
    cachedChats: cached.chats,
    appVersion: versions.app,
    protocolVersion: versions.protocol,
    cacheVersion: versions.cache,
  }
}

function rowOf({ number, at, what }: JournalEvent): EventRow {
  return { key: String(number), time: dayjs(at).format('HH:mm:ss'), text: breakable(what) }
}

const UNOBSERVED = { painter: false, stop: false, tick: false, parts: false } as const
