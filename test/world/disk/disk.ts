import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readLog } from '../../../server/storage/sqlite/files/wal'
import { openSqlite } from '../../../server/storage/sqlite/open'
import type { Storage } from '../../../server/storage/storage'
import type { MortalClock } from '../mortal-clock'
import type { SeededRandom } from '../seeded-random'
import type { VirtualClock } from '../virtual-clock'
import { connectionOn } from './full-disk'
import { cutPower } from './power-cut'
import { SyncedLog } from './synced-log'
import { VirtualSync, type Moment } from './virtual-sync'

/** What belongs to a database. */
const ENDS = ['', '-wal', '.mark']
/** Small, so that it is moved into the file now and then. */
const LOG_PAGES = 200
const LONGEST_SYNC_MS = 20
/** Where nothing waits for a real disk, if there is such a place. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** The process that opens the database. */
export interface Opener {
  clock: MortalClock
  random: SeededRandom
}

/** A copy of a database's files. */
export interface Backup {
  directory: string
}

/**
 * The disk of one server, with the real files of the shipped store on it. What was not synced is lost in a power cut;
 * it can be full, fail and stall, in virtual time.
 */
export class Disk {
  isFull = false
  isFailing = false
  /** Called at each sync. If it returns true, the process has crashed. */
  crashes: (moment: Moment) => boolean = () => false
  private readonly root = mkdtempSync(join(PLACE, 'huiyin-world-'))
  private count = 0
  private directory = this.newDirectory()
  private synced = new SyncedLog()
  private readonly syncs = new Map<Storage, VirtualSync>()
  private stalledUntil = 0
  private renewal: string | undefined

  constructor(
    private readonly clock: VirtualClock,
    private readonly random: SeededRandom
  ) {}

  get file(): string {
    return join(this.directory, 'huiyin.db')
  }

  open({ clock, random }: Opener): Storage {
    const { renewal } = this
    let sync: VirtualSync | undefined
    const storage = openSqlite({
      file: this.file,
      identify: this.identify,
      connect: connectionOn(this),
      syncing: (file) => (sync = new VirtualSync(file, this.below(clock))),
      logPages: LOG_PAGES,
      ...{ clock, random },
      ...(renewal !== undefined && { renew: renewal }),
    })
    if (sync) this.syncs.set(storage, sync)
    this.renewal = undefined
    return storage
  }

  /** The process of this storage is gone, and with the power everything that was not synced. */
  abandon(storage: Storage, { losesPower = false } = {}): void {
    const sync = this.syncs.get(storage)
    if (!sync) return
    this.syncs.delete(storage)
    const left = this.directory
    this.takes(left)
    // Whatever the process still writes, it writes to files that are gone
    rmSync(left, { recursive: true })
    sync.end()
    void storage.close().finally(() => sync.close())
    if (losesPower) cutPower(`${this.file}-wal`, this.synced, this.random)
  }

  /** No sync ends for this long. */
  stalls(ms: number): void {
    this.stalledUntil = Math.max(this.stalledUntil, this.clock.elapsed() + ms)
  }

  get isWell(): boolean {
    return !this.isFull && !this.isFailing && this.stalledUntil <= this.clock.elapsed()
  }

  /** Ends what befell the disk. */
  recovers(): void {
    this.isFull = false
    this.isFailing = false
    this.stalledUntil = 0
  }

  backUp(): Backup {
    const directory = this.newDirectory()
    copy(this.directory, directory)
    return { directory }
  }

  /** While no process runs. An operator who does this with the restore command renews the epoch. */
  putBack({ directory }: Backup, { renewsEpoch }: { renewsEpoch: boolean }): void {
    this.takes(directory)
    this.synced = new SyncedLog()
    const log = readLog(this.file)
    if (log) this.synced.reaches(log)
    if (renewsEpoch) this.renewal = 'a backup was put back'
  }

  /** While no process runs: an empty disk takes its place. */
  isReplaced(): void {
    this.directory = this.newDirectory()
    this.synced = new SyncedLog()
  }

  remove(): void {
    rmSync(this.root, { recursive: true })
  }

  /** The files are copies here, but count as the same files. */
  private readonly identify = (file: string) =>
    existsSync(file) ? { inode: 'of this disk', changedAt: '0' } : undefined

  private below(clock: MortalClock) {
    return {
      clock,
      synced: this.synced,
      durationMs: () => 1 + this.random.below(LONGEST_SYNC_MS),
      stalledMs: () => Math.max(0, this.stalledUntil - this.clock.elapsed()),
      isFailing: () => this.isFailing,
      crashes: (moment: Moment) => this.crashes(moment),
      stopsFor: (ms: number) => {
        clock.standsStill()
        this.clock.setTimeout(() => clock.goesOn(), ms)
      },
    }
  }

  private takes(from: string): void {
    this.directory = this.newDirectory()
    copy(from, this.directory)
  }

  private newDirectory(): string {
    const directory = join(this.root, `${++this.count}`)
    mkdirSync(directory)
    return directory
  }
}

function copy(from: string, to: string): void {
  for (const end of ENDS) {
    const name = `huiyin.db${end}`
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name))
  }
}
