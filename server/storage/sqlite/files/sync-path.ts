import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Returns when the file, or a folder's list of files, is on the disk. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
