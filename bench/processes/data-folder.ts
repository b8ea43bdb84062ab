import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DIST, type Measured } from './measured'

/** Beside the bundles: a temporary folder may be in memory, where a sync costs nothing. */
export const dataFolder = (): string => mkdtempSync(path.join(DIST, 'data-'))

/** Ends the process and removes its data. */
export async function stopAndRemove(process: Measured, folder: string): Promise<void> {
  await process.stop()
  rmSync(folder, { recursive: true, force: true })
}
