import type { StorageClock } from '../steady-time'
import { Backlog } from './backlog'
import { Batch } from './batch'
import type { Condition } from './condition'
import type { Database } from './driver'
import type { Batches } from './group-commit'
import { Hearing } from './hearing'
import { Memory } from './memory'
import { Places } from './places'
import { Recent } from './recent'
import { prepare, type Statements } from './statements'

interface StoreGround {
  newEpoch: () => string
  clock: StorageClock
  /** Replaces the database's own epoch. */
  epoch?: string | undefined
  /** The weight at which the backlog is written. */
  mostInBacklog?: number | undefined
  /** Told about damage that statements find. */
  condition?: Condition
}

/** The database, its cached data, and the number of its latest change. */
export class Store implements Batches {
  readonly sql: Statements
  readonly memory: Memory
  readonly places: Places
  readonly backlog: Backlog
  readonly hearing: Hearing
  readonly recent: Recent
  readonly epoch: string
  change: number

  constructor(db: Database, ground: StoreGround) {
    const { newEpoch, clock, epoch: given, mostInBacklog, condition } = ground
    this.sql = prepare(db, condition)
    this.backlog = new Backlog(db, this.sql, mostInBacklog)
    this.memory = new Memory(this.sql, this.backlog)
    this.places = new Places(this.sql, this.backlog.tail, condition)
    const { epoch, change } = this.sql.meta.get() ?? this.firstMeta(newEpoch())
    this.epoch = given ?? epoch
    this.change = Math.max(change, this.backlog.change)
    this.recent = new Recent(this.change)
    this.hearing = new Hearing(this.sql, clock)
  }

  begin(): Batch {
    return new Batch(this, this.change)
  }

  write(batch: Batch): void {
    batch.write()
    this.backlog.write()
    this.hearing.write()
  }

  committed(batch: Batch): void {
    this.change = batch.lastChange
    batch.keep()
    for (const conversation of batch.conversations) this.recent.add(conversation, this.change)
  }

  rolledBack(): void {
    this.memory.clear()
    this.backlog.rolledBack()
    this.hearing.rolledBack()
  }

  private firstMeta(epoch: string): { epoch: string; change: number } {
    this.sql.insertMeta.run(epoch)
    return { epoch, change: 0 }
  }
}
