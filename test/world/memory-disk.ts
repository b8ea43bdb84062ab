import { MemoryDisk } from '../../server/storage/memory/disk'
import { openMemory } from '../../server/storage/memory/memory-storage'
import { SeededRandom } from './seeded-random'
import type { ServerHabits } from './virtual-server'

/** Data that can be reset to an earlier state. */
export function newMemoryDisk(): MemoryDisk {
  return new MemoryDisk(new SeededRandom(1))
}

/** A server's data in memory, for stories that are not about its disk. Nothing waits for files. */
export function onMemory(disk = newMemoryDisk()): Pick<ServerHabits, 'openStorage'> {
  return { openStorage: (parts) => openMemory({ disk, ...parts }) }
}
