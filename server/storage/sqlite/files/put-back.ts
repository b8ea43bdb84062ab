import { uptime } from 'node:os'
import { systemClock } from '../../../clock'
import type { Identity } from './identity'
import type { MarkSelf } from './mark'

/** A mark is written again where the time that it names and the disk's differ by nearly so much. */
const TOLERANCE_MS = 15
/** A power cut loses what was written to a file for up to so long before, but may keep the time of it. */
const POWER_CUT_MS = 60_000

/**
 * Whether somebody has put this mark where it is, or written to it: its file has changed after the time that it names,
 * or is another file. Older versions wrote neither.
 */
export function isPutBack(
  { inode, writtenAt }: Partial<MarkSelf>,
  file: Identity | undefined
): boolean {
  if (inode === undefined || writtenAt === undefined || !file) return false
  if (file.inode !== inode) return true
  const changedAt = Number(BigInt(file.changedAt) / 1_000_000n)
  const late = changedAt - writtenAt
  return late > TOLERANCE_MS && !(late < POWER_CUT_MS && changedAt < bootedAt())
}

const bootedAt = (): number => systemClock.now() - uptime() * 1000
