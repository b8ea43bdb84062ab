import type { Clock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { SqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../../server/storage/storage'

/** A storage on a disk whose free space the test controls. */
export class SmallDisk {
  /** The reports to the operator about failed commits. */
  readonly reports: unknown[] = []
  private readonly db

  constructor(file: string) {
    this.db = openDatabase(file)
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    migrate(this.db, migrations)
  }

  readonly open = (clock: Clock): Storage =>
    new SqliteStorage({
      ...{ db: this.db, clock, random: systemRandom, release: () => undefined },
      report: (error) => void this.reports.push(error),
    })

  /** Leaves room for this many more pages of 4 KiB. */
  hasRoomFor(pages: number): void {
    const { page_count: now } = this.db.prepare('PRAGMA page_count').get() as { page_count: number }
    this.db.exec(`PRAGMA max_page_count = ${now + pages}`)
  }
}
