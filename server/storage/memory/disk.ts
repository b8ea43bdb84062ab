import type { Random } from '../../random'
import { perform, type Deed } from './deeds'
import { Tables } from './tables'

const EPOCH_BYTES = 16

/** What outlives a process: a journal of all that was synced. */
export class MemoryDisk {
  epoch: string
  /** Whether it has no room for more: nothing can be written then. */
  isFull = false
  private readonly journal: Deed[] = []

  constructor(private readonly random: Random) {
    this.epoch = this.newEpoch()
  }

  sync(deeds: readonly Deed[]): void {
    this.journal.push(...deeds)
  }

  /** What a backup holds that is made now. */
  backup(): readonly Deed[] {
    return [...this.journal]
  }

  /** A backup takes the place of what is here, while no process runs; whoever knows of it renews the epoch. */
  putBack(backup: readonly Deed[], { renewsEpoch }: { renewsEpoch: boolean }): void {
    this.journal.splice(0, this.journal.length, ...backup)
    if (renewsEpoch) this.epoch = this.newEpoch()
  }

  /** What a process knows that starts now. */
  read(): Tables {
    const tables = new Tables()
    for (const deed of this.journal) perform(tables, deed)
    return tables
  }

  private newEpoch(): string {
    return Buffer.from(this.random.bytes(EPOCH_BYTES)).toString('base64url')
  }
}
