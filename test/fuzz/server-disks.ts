import { MemoryDisk } from '../../server/storage/memory/disk'
import type { Moment } from '../../server/storage/memory/commits'
import { openMemory } from '../../server/storage/memory/memory-storage'
import { openSqlite } from '../../server/storage/sqlite/open'
import type { Storage } from '../../server/storage/storage'
import { Disk } from '../world/disk'
import type { MortalClock } from '../world/mortal-clock'
import type { SeededRandom } from '../world/seeded-random'

/** What a process needs to open its storage. */
export interface StorageGround {
  clock: MortalClock
  random: SeededRandom
  crashes: (moment: Moment) => boolean
}

/** Where a server keeps its database over restarts. */
export interface ServerDisk {
  isFull: boolean
  open(ground: StorageGround): Storage
  /** The process has ended. The next one does not get what was not synced. */
  abandon(storage: Storage): void
  /** Makes a backup. Returns false if this disk does not support it. */
  backUp(): boolean
  /** Replaces the data with the backup. Returns false if there is none. */
  putBack(how: { renewsEpoch: boolean }): boolean
  remove(): void
}

/** Memory that outlives processes. */
export function memoryDisk(random: SeededRandom): ServerDisk {
  const disk = new MemoryDisk(random)
  let backup: ReturnType<MemoryDisk['backup']> | undefined
  return {
    get isFull() {
      return disk.isFull
    },
    set isFull(isFull) {
      disk.isFull = isFull
    },
    open: (ground) => openMemory({ disk, ...ground }),
    abandon: () => undefined,
    backUp() {
      backup = disk.backup()
      return true
    },
    putBack(how) {
      if (backup) disk.putBack(backup, how)
      return backup !== undefined
    },
    remove: () => undefined,
  }
}

/** An SQLite file. It is never full, and its process ends only between commits. */
export function sqliteDisk(): ServerDisk {
  const disk = new Disk()
  return {
    isFull: false,
    open: ({ clock, random }) =>
      openSqlite({ file: disk.file, identify: disk.identify, clock, random }),
    abandon: (storage) => {
      disk.leaveAsItIs()
      void storage.close()
    },
    backUp: () => false,
    putBack: () => false,
    remove: () => disk.remove(),
  }
}
