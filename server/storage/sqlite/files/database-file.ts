import { closeSync, fstatSync, openSync, statSync } from 'node:fs'
import { headerPrint } from './finding'
import type { Identify } from './identity'
import type { Mark } from './mark'

/** An open database file, and the log beside it: whether their names still lead to them. */
export class DatabaseFile {
  /** Open as long as the database: to close it drops the locks that SQLite holds on that file. */
  private readonly descriptor: number
  private readonly places: readonly { path: string; inode: number; device: number }[]

  constructor(
    private readonly path: string,
    private readonly identify: Identify
  ) {
    this.descriptor = openSync(path, 'r')
    const { ino, dev } = fstatSync(this.descriptor)
    const log = statSync(`${path}-wal`)
    this.places = [
      { path, inode: ino, device: dev },
      { path: `${path}-wal`, inode: log.ino, device: log.dev },
    ]
  }

  /** What a mark keeps of the file. */
  look(): Pick<Mark, 'file' | 'header'> {
    const file = this.identify(this.path)
    if (!file) throw new Error(`${this.path} is gone`)
    return { file, header: headerPrint(this.descriptor) }
  }

  isInPlace(): boolean {
    return this.places.every(({ path, inode, device }) => {
      const now = statSync(path, { throwIfNoEntry: false })
      return now?.ino === inode && now.dev === device
    })
  }

  close(): void {
    closeSync(this.descriptor)
  }
}
