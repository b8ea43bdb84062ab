import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The directory in which one server keeps its database. */
export class Disk {
  private directory = newDirectory()
  private readonly left: string[] = []

  get file(): string {
    return join(this.directory, 'huiyin.db')
  }

  /** What a process leaves behind that ends here and now: from now on its further writes count for nothing. */
  leaveAsItIs(): void {
    const copy = newDirectory()
    cpSync(this.directory, copy, { recursive: true })
    this.left.push(this.directory)
    this.directory = copy
  }

  /** What is left behind is a copy here, but counts as the same files. */
  readonly identify = (file: string) =>
    existsSync(file) ? { inode: 'of this disk', changedAt: '0' } : undefined

  remove(): void {
    for (const directory of [...this.left, this.directory]) rmSync(directory, { recursive: true })
  }
}

const newDirectory = (): string => mkdtempSync(join(tmpdir(), 'huiyin-world-'))
