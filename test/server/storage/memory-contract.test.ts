import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { MemoryDisk } from '../../../server/storage/memory/disk'
import { openMemory } from '../../../server/storage/memory/memory-storage'
import { storageContract } from './contract'

storageContract('a storage that is memory alone', () =>
  openMemory({ disk: new MemoryDisk(systemRandom), clock: systemClock, random: systemRandom })
)
