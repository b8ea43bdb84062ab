import { Refusal, unknownConversation } from '../../refusal'
import type { Backlog } from './backlog'
import type { Hearing } from './hearing'
import type { Memory, Person } from './memory'
import type { Places } from './places'
import { Stage } from './stage'
import type { Statements } from './statements'

/** What a batch needs. */
export interface BatchGround {
  sql: Statements
  memory: Memory
  places: Places
  backlog: Backlog
  hearing: Hearing
}

/** The work of one transaction. */
export class Batch {
  private readonly stages = new Map<string, Stage>()
  private readonly afterwards: (() => void)[] = []

  readonly sql: Statements
  readonly memory: Memory
  readonly places: Places
  readonly backlog: Backlog
  readonly hearing: Hearing
  /** The number of the latest change that a start would find. */
  private written: number

  /** `change` is the number of the latest change before. */
  constructor(
    { sql, memory, places, backlog, hearing }: BatchGround,
    private change: number
  ) {
    this.sql = sql
    this.memory = memory
    this.places = places
    this.backlog = backlog
    this.hearing = hearing
    this.written = change
  }

  get lastChange(): number {
    return this.change
  }

  /** The number for a new change. Numbers increase in commit order. */
  nextChange(): number {
    return ++this.change
  }

  /** The next change takes its number from the entry that is written with it. */
  wrote(change: number): void {
    this.change = this.written = change
  }

  conversation(cid: string): Stage {
    const staged = this.stages.get(cid)
    if (staged) return staged
    const log = this.memory.log(cid)
    if (!log) throw unknownConversation()
    const stage = new Stage(log, this.memory)
    this.stages.set(cid, stage)
    return stage
  }

  person(id: string): Person {
    const person = this.memory.person(id)
    if (!person) throw new Refusal('not-found')
    return person
  }

  /** Runs `run` when the batch is on disk. */
  afterCommit(run: () => void): void {
    this.afterwards.push(run)
  }

  /** Writes what the batch collected in memory. */
  write(): void {
    for (const stage of this.stages.values()) stage.write(this.sql)
    if (this.change !== this.written) this.sql.updateChange.run(this.change)
  }

  /** The keys of the conversations that may have changed. */
  get conversations(): number[] {
    return [...this.stages.values()].map(({ log }) => log.key)
  }

  keep(): void {
    for (const stage of this.stages.values()) stage.keep()
    for (const run of this.afterwards) run()
  }
}
