import { existsSync } from 'node:fs'
import { systemRandom } from '../random'
import { diagnose } from '../storage/sqlite/diagnosis'
import { openDatabase } from '../storage/sqlite/driver'
import { acceptLoss } from '../storage/sqlite/repair'
import { RESTORE, StartRefusal } from '../storage/sqlite/start-refusal'
import { verify, type Verification } from '../storage/sqlite/verify'
import { databaseIn, noDatabase } from './carry-out'
import { AdminProblem } from './command'
import { folderBeside, PARTS, refuseRunning } from './stopped'

/** What a repair found, and what is left. */
export interface Repaired {
  /** Why the server did not start. */
  finding: string
  /** The folder that keeps the original files. */
  kept: string
  left: Verification
  /** The time of the latest entry that is left; undefined if there is none. */
  latest: number | undefined
}

/**
 * Repairs a database that a server refuses to open, without what cannot be read. Returns undefined if it needs no
 * repair. Without `isLossAccepted` it changes nothing, and throws an `AdminProblem` that says what it would do.
 */
export async function repair(
  dataDir: string,
  isLossAccepted: boolean
): Promise<Repaired | undefined> {
  const file = databaseIn(dataDir)
  if (!PARTS.some((end) => existsSync(file + end))) throw noDatabase(file)
  await refuseRunning(dataDir)
  const refusal = attempt(() => diagnose(file))
  if (!refusal) return undefined
  const { finding } = refusal
  if (finding === undefined) throw refusal
  const kept = folderBeside(dataDir, 'repair')
  if (!isLossAccepted) throw new AdminProblem(plan(finding, kept))
  try {
    await acceptLoss(file, { keepIn: kept, random: systemRandom })
  } catch (error) {
    throw failed(error)
  }
  return { finding, kept, left: verify(file), latest: latestIn(file) }
}

const plan = (finding: string, kept: string): string =>
  `${finding}. Nothing was changed. With --accept-loss, this command keeps the files as they are in ${kept} ` +
  `and goes on with what can be read, under a new epoch; the rest is lost. A backup may hold more: ${RESTORE}.`

function latestIn(file: string): number | undefined {
  const db = openDatabase(file, 'read')
  try {
    const row = db.prepare('SELECT at FROM entry ORDER BY key DESC LIMIT 1').get()
    return (row as { at: number } | undefined)?.at
  } finally {
    db.close()
  }
}

function attempt<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw failed(error)
  }
}

function failed(error: unknown): Error {
  if (error instanceof StartRefusal) return error
  const why = error instanceof Error ? error.message : String(error)
  return new AdminProblem(`Nothing was repaired: ${why.replace(/\.$/, '')}.`)
}
