import type { Clock } from '../../clock'
import { Refusal } from '../../refusal'
import { perform, type Deed, type DeedName, type Deeds } from './deeds'
import type { MemoryDisk } from './disk'
import type { Tables } from './tables'

/** The two moments around a commit at which a process may crash. */
export type Moment = 'before-commit' | 'after-commit'

export interface CommitGround {
  disk: MemoryDisk
  clock: Pick<Clock, 'setImmediate'>
  /** Called at each commit. If it returns true, the process crashes at that moment and answers nobody. */
  crashes: (moment: Moment) => boolean
}

interface Caller {
  deed: Deed
  outcome: { value: unknown } | { error: unknown }
  resolve: (value: never) => void
  reject: (reason: unknown) => void
}

const NOT_YET: Caller['outcome'] = { value: undefined }

/** The changes of one turn form one commit: they are synced together, then answered in order. */
export class Commits {
  private waiting: Caller[] = []
  private hasEnded = false

  constructor(
    private readonly tables: Tables,
    private readonly ground: CommitGround
  ) {}

  write<N extends DeedName>(name: N, told: Deeds[N][0]): Promise<Deeds[N][1]> {
    if (this.hasEnded) return Promise.reject(new Refusal('busy', 'The store is closed'))
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) this.ground.clock.setImmediate(() => this.flush())
      this.waiting.push({ deed: { name, told }, outcome: NOT_YET, resolve, reject })
    })
  }

  /** Accepts no more work. Work that was accepted is still written. */
  close(): void {
    this.flush()
    this.hasEnded = true
  }

  private flush(): void {
    const callers = this.waiting
    this.waiting = []
    if (callers.length === 0 || this.hasEnded) return
    if (this.ground.disk.isFull) refuse(callers)
    else this.commit(callers)
  }

  private commit(callers: readonly Caller[]): void {
    const { disk } = this.ground
    for (const caller of callers) caller.outcome = this.outcomeOf(caller.deed)
    if (this.ends('before-commit')) return
    disk.sync(callers.filter(({ outcome }) => 'value' in outcome).map(({ deed }) => deed))
    if (this.ends('after-commit')) return
    callers.forEach(answer)
  }

  private ends(moment: Moment): boolean {
    this.hasEnded = this.ground.crashes(moment)
    return this.hasEnded
  }

  private outcomeOf(deed: Deed): Caller['outcome'] {
    try {
      return { value: perform(this.tables, deed) }
    } catch (error) {
      return { error }
    }
  }
}

function refuse(callers: readonly Caller[]): void {
  for (const { reject } of callers) reject(new Refusal('busy', 'The store cannot be written now'))
}

function answer({ outcome, resolve, reject }: Caller): void {
  if ('error' in outcome) reject(outcome.error)
  else resolve(outcome.value as never)
}
