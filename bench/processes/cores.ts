import { closeSync, fdatasyncSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import path from 'node:path'
import { interruptedMost } from './interrupts'

const INTERRUPTS = '/proc/interrupts'
const SYNCS = 100

/** Which process runs on which core. */
export interface Cores {
  server: number
  people: number
}

/**
 * The server runs on the core that gets the interrupts of the folder's disk: the work that the disk causes is part of the
 * server's cost. On the other core the people would pay for it, and each sync would wake both cores.
 */
export function coresFor(folder: string): Cores {
  const server = coreOfDisk(folder) ?? 0
  return { server, people: server === 0 ? 1 : 0 }
}

/** Undefined if the system does not report it. */
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
