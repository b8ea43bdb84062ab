import { Batch } from './batch'
import type { Database } from './driver'
import type { Batches } from './group-commit'
import { Memory } from './memory'
import { prepare, type Statements } from './statements'

/** The database, what memory holds of it, and the number of its latest change. */
export class Store implements Batches {
  readonly sql: Statements
  readonly memory: Memory
  readonly epoch: string
  change: number

  constructor(db: Database, newEpoch: () => string) {
    this.sql = prepare(db)
    this.memory = new Memory(this.sql)
    const { epoch, change } = this.sql.meta.get() ?? this.firstMeta(newEpoch())
    this.epoch = epoch
    this.change = change
  }

  begin(): Batch {
    return new Batch(this.sql, this.memory, this.change)
  }

  write(batch: Batch): void {
    batch.write(this.change)
  }

  committed(batch: Batch): void {
    this.change = batch.lastChange
    batch.keep()
  }

  rolledBack(): void {
    this.memory.clear()
  }

  private firstMeta(epoch: string): { epoch: string; change: number } {
    this.sql.insertMeta.run(epoch)
    return { epoch, change: 0 }
  }
}
