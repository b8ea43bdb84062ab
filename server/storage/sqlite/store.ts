import { Batch } from './batch'
import type { Database } from './driver'
import type { Batches } from './group-commit'
import { Memory } from './memory'
import { Places } from './places'
import { prepare, type Statements } from './statements'

/** The database, what memory holds of it, and the number of its latest change. */
export class Store implements Batches {
  readonly sql: Statements
  readonly memory: Memory
  readonly places: Places
  readonly epoch: string
  change: number

  constructor(db: Database, newEpoch: () => string, placesInMemory?: number) {
    this.sql = prepare(db)
    this.memory = new Memory(this.sql)
    this.places = new Places(db, placesInMemory)
    const { epoch, change } = this.sql.meta.get() ?? this.firstMeta(newEpoch())
    this.epoch = epoch
    this.change = change
  }

  begin(): Batch {
    return new Batch(this, this.change)
  }

  write(batch: Batch): void {
    batch.write(this.change)
    this.places.write()
  }

  committed(batch: Batch): void {
    this.change = batch.lastChange
    batch.keep()
  }

  rolledBack(): void {
    this.memory.clear()
    this.places.rolledBack()
  }

  private firstMeta(epoch: string): { epoch: string; change: number } {
    this.sql.insertMeta.run(epoch)
    return { epoch, change: 0 }
  }
}
