import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openSqlite } from '../../../server/storage/sqlite/open'
import type { Storage } from '../../../server/storage/storage'

/** Opens the storage in that file. */
export function openIn(file: string, report?: (error: unknown) => void): Storage {
  return openSqlite({ file, clock: systemClock, random: systemRandom, ...(report && { report }) })
}

/** Opens it as the server does, with syncs in a separate thread, but with a log that fills up soon. */
export const openAsServed = (file: string): Storage =>
  openSqlite({ file, clock: systemClock, random: systemRandom, syncing: 'beside', logPages: 16 })

/** Opens it so that the backlog is written at every third entry of a log instead of every few thousand. */
export const openWithShortBacklog = (file: string): Storage =>
  openSqlite({ file, clock: systemClock, random: systemRandom, mostInBacklog: 7 })

/** A folder for the databases of a test. */
export class TemporaryFolder {
  private readonly path = mkdtempSync(join(tmpdir(), 'huiyin-storage-'))
  private files = 0

  newFile(): string {
    this.files++
    const folder = join(this.path, `${this.files}`)
    mkdirSync(folder)
    return join(folder, 'huiyin.db')
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
