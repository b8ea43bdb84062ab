import { uptime } from 'node:os'
import { systemClock } from '../../../clock'
import type { Identity } from './identity'
import type { MarkSelf } from './mark'

/** A mark is written again if its time differs from the disk's by almost this much. */
const TOLERANCE_MS = 15
/** A power cut may lose writes of this last period but keep the file's time. */
const POWER_CUT_MS = 60_000

/**
 * Whether somebody has replaced this mark or written to it: its file has changed after its own time, or is another
 * file. Older versions wrote neither value.
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
