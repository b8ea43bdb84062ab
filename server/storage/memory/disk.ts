import type { Random } from '../../random'
import { perform, type Deed } from './deeds'
import { Tables } from './tables'

const EPOCH_BYTES = 16

/** Outlives the process: a journal of everything that was synced. */
export class MemoryDisk {
  epoch: string
  /** Whether it is full: nothing can be written then. */
  isFull = false
  private readonly journal: Deed[] = []

  constructor(private readonly random: Random) {
    this.epoch = this.newEpoch()
  }

  sync(deeds: readonly Deed[]): void {
    this.journal.push(...deeds)
  }

  /** A backup of the current state. */
  backup(): readonly Deed[] {
    return [...this.journal]
  }

  /** Puts a backup in place while no process runs. An operator who knows of it renews the epoch. */
  putBack(backup: readonly Deed[], { renewsEpoch }: { renewsEpoch: boolean }): void {
    this.journal.splice(0, this.journal.length, ...backup)
    if (renewsEpoch) this.epoch = this.newEpoch()
  }

  /** The state of a process that starts now. */
  read(): Tables {
    const tables = new Tables()
    for (const deed of this.journal) perform(tables, deed)
    return tables
  }

  private newEpoch(): string {
    return Buffer.from(this.random.bytes(EPOCH_BYTES)).toString('base64url')
  }
}
