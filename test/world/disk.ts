import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folder in which one server keeps its database. */
export class Disk {
  private directory = newDirectory()
  private readonly left: string[] = []

  get file(): string {
    return join(this.directory, 'huiyin.db')
  }

  /** Freezes what an ending process leaves behind. Its later writes have no effect. */
  leaveAsItIs(): void {
    const copy = newDirectory()
    cpSync(this.directory, copy, { recursive: true })
    this.left.push(this.directory)
    this.directory = copy
  }

  /** The files left behind are copies here, but count as the same files. */
  readonly identify = (file: string) =>
    existsSync(file) ? { inode: 'of this disk', changedAt: '0' } : undefined

  remove(): void {
    for (const directory of [...this.left, this.directory]) rmSync(directory, { recursive: true })
  }
}

const newDirectory = (): string => mkdtempSync(join(tmpdir(), 'huiyin-world-'))
