import type { Random } from '../../random'
import { perform, type Deed } from './deeds'
import { Tables } from './tables'

const EPOCH_BYTES = 16

/** A journal of everything that was synced. It outlives the process. */
export class MemoryDisk {
  epoch: string
  /** Whether the disk is full, so that writes fail. */
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

  /** Restores a backup while no process runs. An operator who does this with the restore command renews the epoch. */
  putBack(backup: readonly Deed[], { renewsEpoch }: { renewsEpoch: boolean }): void {
    this.journal.splice(0, this.journal.length, ...backup)
    if (renewsEpoch) this.epoch = this.newEpoch()
  }

  /** Builds the state for a process that starts. */
  read(): Tables {
    const tables = new Tables()
    for (const deed of this.journal) perform(tables, deed)
    return tables
  }

  private newEpoch(): string {
    return Buffer.from(this.random.bytes(EPOCH_BYTES)).toString('base64url')
  }
}
