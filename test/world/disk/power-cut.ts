import { closeSync, existsSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import type { SeededRandom } from '../seeded-random'
import type { SyncedLog } from './synced-log'

const HEADER_BYTES = 32
const FRAME_BYTES = 4096 + 24
const [SALTS_AT, SALTS_END] = [16, 24]
const FRAME_SALTS_AT = 8

const NOTHING = Buffer.alloc(FRAME_BYTES)

/** Takes from a closed log what was never synced. SQLite itself syncs the header of a log that begins anew. */
export function cutPower(log: string, synced: SyncedLog, random: SeededRandom): void {
  if (!existsSync(log)) return
  const descriptor = openSync(log, 'r+')
  try {
    erase(descriptor, synced, random)
  } finally {
    closeSync(descriptor)
  }
  synced.isCut()
}

function erase(descriptor: number, synced: SyncedLog, random: SeededRandom): void {
  const salts = saltsAt(descriptor, SALTS_AT)
  const isLost = loss(random)
  const count = Math.floor((fstatSync(descriptor).size - HEADER_BYTES) / FRAME_BYTES)
  for (let frame = 1; frame <= count; frame++) {
    const at = HEADER_BYTES + (frame - 1) * FRAME_BYTES
    // Behind the end of this log stands the rest of an earlier one
    if (saltsAt(descriptor, at + FRAME_SALTS_AT) !== salts) return
    const state = synced.stateOf(salts, frame)
    if (state === 'synced' || (state === 'unsynced' && !isLost())) continue
    // A frame is several sectors, and each of them is written or not
    const kept = random.fraction() < 0.3 ? random.below(8) * 512 : 0
    writeSync(descriptor, NOTHING, 0, FRAME_BYTES - kept, at + kept)
  }
}

/** Says of one unsynced frame after the other whether it is lost: all are, all behind one of them, or any of them. */
function loss(random: SeededRandom): () => boolean {
  const way = (['all', 'tail', 'holes'] as const)[random.below(3)]
  let hasLost = false
  return () => {
    const isLost = way === 'all' || (way === 'tail' && hasLost) || random.fraction() < 0.5
    hasLost ||= isLost
    return isLost
  }
}

function saltsAt(descriptor: number, at: number): string {
  const salts = Buffer.alloc(SALTS_END - SALTS_AT)
  readSync(descriptor, salts, 0, salts.length, at)
  return salts.toString('hex')
}
