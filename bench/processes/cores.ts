import { closeSync, fdatasyncSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import path from 'node:path'
import { interruptedMost } from './interrupts'

const INTERRUPTS = '/proc/interrupts'
const SYNCS = 100

/** Whose core is which. */
export interface Cores {
  server: number
  people: number
}

/**
 * The server runs where the interrupts of the folder's disk arrive: what the disk asks of a core is a part of the
 * server's cost. On the other core the people would pay for it, and each sync would have to wake both.
 */
export function coresFor(folder: string): Cores {
  const server = coreOfDisk(folder) ?? 0
  return { server, people: server === 0 ? 1 : 0 }
}

/** Undefined where the system does not tell. */
function coreOfDisk(folder: string): number | undefined {
  try {
    const before = readFileSync(INTERRUPTS, 'utf8')
    syncOften(path.join(folder, 'sync-probe'))
    return interruptedMost(before, readFileSync(INTERRUPTS, 'utf8'))
  } catch {
    return undefined // Only Linux has that file.
  }
}

function syncOften(file: string): void {
  const descriptor = openSync(file, 'w')
  for (let count = 0; count < SYNCS; count++) {
    writeSync(descriptor, 'x')
    fdatasyncSync(descriptor)
  }
  closeSync(descriptor)
  unlinkSync(file)
}
