import { existsSync } from 'node:fs'
import path from 'node:path'
import { buildInfo } from '../build-info'
import { systemClock } from '../clock'
import { DATABASE } from '../data-dir'
import { systemRandom } from '../random'
import { judgeStopped } from '../storage/sqlite/diagnosis'
import { openSqlite } from '../storage/sqlite/open'
import { AdminProblem, type AnswerTo, type Command } from './command'
import { askServer } from './control-client'
import { Desk } from './desk'
import { PARTS } from './stopped'

/** The path of the database in a server's folder. */
export const databaseIn = (dataDir: string): string => path.join(dataDir, DATABASE)

/** Lets the running server carry out the command. If none runs, does it here. */
export async function carryOut<C extends Command>(
  dataDir: string,
  command: C
): Promise<AnswerTo<C>> {
  return (await askServer(dataDir, command)) ?? withoutServer(dataDir, command)
}

/** Opens the storage as a server does, which fails while another process uses it. */
async function withoutServer<C extends Command>(dataDir: string, command: C): Promise<AnswerTo<C>> {
  const file = databaseIn(dataDir)
  if (!existsSync(file)) throw noDatabase(file)
  const storage = openSqlite({ file, clock: systemClock, random: systemRandom })
  try {
    const desk = new Desk({ clock: systemClock, storage, file, version: buildInfo.version })
    return (await desk.carryOut(command)) as AnswerTo<C>
  } finally {
    await storage.close()
  }
}

/** The path of the database for a command that reads it, whether or not a server runs. */
export function readableIn(folder: string): string {
  const file = databaseIn(folder)
  if (!PARTS.some((end) => existsSync(file + end))) throw noDatabase(file)
  judgeStopped(file)
  if (!existsSync(file)) throw noDatabase(file)
  return file
}

export const noDatabase = (file: string): AdminProblem =>
  new AdminProblem(`There is no database at ${path.resolve(file)}: set DATA_DIR to the server's.`)
