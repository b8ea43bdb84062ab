import type { Random } from '../../random'
import { perform, type Deed } from './deeds'
import { Tables } from './tables'

const EPOCH_BYTES = 16

/** What outlives a process: a journal of all that was synced. */
export class MemoryDisk {
  readonly epoch: string
  /** Whether it has no room for more: nothing can be written then. */
  isFull = false
  private readonly journal: Deed[] = []

  constructor(random: Random) {
    this.epoch = Buffer.from(random.bytes(EPOCH_BYTES)).toString('base64url')
  }

  sync(deeds: readonly Deed[]): void {
    this.journal.push(...deeds)
  }

  /** What a process knows that starts now. */
  read(): Tables {
    const tables = new Tables()
    for (const deed of this.journal) perform(tables, deed)
    return tables
  }
}
