import { rmSync, writeFileSync } from 'node:fs'

/** As much as many long messages at once take. */
const ENOUGH = Buffer.alloc(1024 * 1024)

/** Whether the disk of that file takes this much more: by writing it, for a quota or a limit is shown by nothing else. */
export function hasRoomBeside(file: string): boolean {
  const probe = `${file}.room`
  try {
    writeFileSync(probe, ENOUGH)
    return true
  } catch {
    return false
  } finally {
    rmSync(probe, { force: true })
  }
}
