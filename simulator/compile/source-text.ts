import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The text of a file of the mini-program, without the byte order mark that some editors write. */
export function readText(root: string, file: string): string {
  return readFileSync(path.join(root, file), 'utf8').replace(/^\uFEFF/, '')
}
