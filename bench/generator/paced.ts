import type { Dialect } from '../dialects/dialect'
import { percentile } from '../figures/statistics'
import type { Figures, Load } from '../jobs'
import { atPace } from '../pace'
import { outgoing } from '../message'
import { pairUp, type Talker } from './pairs'

const WARM_UP_SECONDS = 1

/** Sends messages at fixed times, whatever the server does, and measures the delay of the acknowledgements. */
export async function paced(
  dialect: Dialect,
  url: string,
  { pairs, perSecond, seconds }: Extract<Load, { kind: 'paced' }>
): Promise<Figures> {
  const load = new PacedLoad(dialect, await pairUp(dialect, url, pairs))
  await atPace({ perSecond, seconds: WARM_UP_SECONDS }, load.send)
  await load.answered()
  load.waitsMs.length = 0

  process.send?.('counting')
  await atPace({ perSecond, seconds }, load.send)
  await load.answered()
  return { p50: percentile(load.waitsMs, 0.5), p99: percentile(load.waitsMs, 0.99) }
}

class PacedLoad {
  readonly waitsMs: number[] = []
  private readonly dueMs: Map<number, number>[]
  private turn = 0
  private open = 0
  private whenAnswered: (() => void) | undefined

  constructor(
    dialect: Dialect,
    private readonly talkers: readonly Talker[]
  ) {
    this.dueMs = talkers.map(() => new Map<number, number>())
    talkers.forEach(({ person }, index) => {
      person.heard = (frame) => {
        for (const id of dialect.answeredIds(frame)) this.note(index, id)
      }
    })
  }

  readonly send = (dueMs: number): void => {
    const index = this.turn++ % this.talkers.length
    const talker = this.talkers[index]
    if (!talker) return
    this.open++
    this.dueMs[index]?.set(talker.person.send('/message/send', outgoing(talker.cid)), dueMs)
  }

  answered(): Promise<void> {
    if (this.open === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.whenAnswered = resolve
    })
  }

  private note(index: number, id: number): void {
    const dueMs = this.dueMs[index]?.get(id)
    if (dueMs === undefined) return
    this.dueMs[index]?.delete(id)
    this.waitsMs.push(performance.now() - dueMs)
    this.open--
    if (this.open === 0) this.whenAnswered?.()
  }
}
