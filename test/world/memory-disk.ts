import { MemoryDisk } from '../../server/storage/memory/disk'
import { openMemory } from '../../server/storage/memory/memory-storage'
import { SeededRandom } from './seeded-random'
import type { ServerHabits } from './virtual-server'

/** A server's data in memory, for stories that are not about its disk: no file is waited for. */
export function onMemory(): Pick<ServerHabits, 'openStorage'> {
  const disk = new MemoryDisk(new SeededRandom(1))
  return { openStorage: (parts) => openMemory({ disk, ...parts }) }
}
