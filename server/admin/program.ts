import { existsSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { backUp } from './backup'
import { verify } from '../storage/sqlite/verify'
import { carryOut, databaseIn, noDatabase } from './carry-out'
import { sessionsReport, signedOutReport, statsReport, verifyReport } from './report'
import { restore } from './restore'

/** What the commands need of the process that runs them. */
export interface Terminal {
  /** The server's folder; throws where the variable is wrong. */
  dataDir: () => string
  /** Where paths given on the command line begin. */
  cwd: string
  print: (text: string) => void
  fail: (exitCode: number) => void
}

interface JsonOption {
  json?: boolean
}

const AFTER = `
The commands work on the server whose data is in DATA_DIR (default: ./data).

Exit codes:
  0  done; verify: nothing is wrong
  1  not done, and a sentence says why; verify: something is wrong
  2  the command or a variable was wrong, and nothing was done`

/** Every command that an operator has. */
export function adminProgram(terminal: Terminal): Command {
  const program = new Command('npm run admin --')
    .description('Looks after the data of a Huiyin server.')
    .addHelpText('after', AFTER)
    .exitOverride()
  addData(program, terminal)
  addVerify(program, terminal)
  addPeople(program, terminal)
  return program
}

function addData(program: Command, { dataDir, cwd, print }: Terminal): void {
  const pathTo = (folder: string): string => path.resolve(cwd, folder)

  program
    .command('backup')
    .argument('<folder>', 'a new or empty folder, made with its parents')
    .description('copies the database, whether a server runs or not')
    .action((folder: string) => {
      const bytes = backUp(dataDir(), pathTo(folder))
      print(`Backed up ${(bytes / 1e6).toFixed(1)} MB to ${pathTo(folder)}.`)
    })

  program
    .command('restore')
    .argument('<folder>', 'a backup; it stays as it is')
    .description('puts a backup in the place of the database; the server must be stopped')
    .action(async (folder: string) => {
      const kept = await restore(dataDir(), pathTo(folder))
      print(`Restored ${pathTo(folder)}, with a new epoch: phones fetch everything again.`)
      if (kept !== undefined) print(`What stood there before is in ${kept}.`)
    })
}

function addVerify(program: Command, { dataDir, cwd, print, fail }: Terminal): void {
  program
    .command('verify')
    .option('--backup <folder>', 'a backup in place of the data in DATA_DIR')
    .option('--json', 'for machines')
    .description('walks everything that is kept, whether a server runs or not')
    .action(({ backup, json }: { backup?: string; json?: boolean }) => {
      const file = databaseIn(backup === undefined ? dataDir() : path.resolve(cwd, backup))
      if (!existsSync(file)) throw noDatabase(file)
      const found = verify(file)
      print(json ? JSON.stringify(found) : verifyReport(found))
      if (found.flaws.length > 0) fail(1)
    })
}

function addPeople(program: Command, { dataDir, print }: Terminal): void {
  const show = <T>({ json }: JsonOption, answer: T, report: (answer: T) => string): void =>
    print(json ? JSON.stringify(answer) : report(answer))

  program
    .command('stats')
    .description('says how much there is, how large it is, and how much room is left')
    .option('--json', 'for machines')
    .action(async (options: JsonOption) => {
      show(options, await carryOut(dataDir(), { name: 'stats' }), statsReport)
    })

  program
    .command('sessions')
    .argument('<person>', 'id or name; all people of that name are listed')
    .description('lists the devices on which somebody is signed in')
    .option('--json', 'for machines')
    .action(async (who: string, options: JsonOption) => {
      show(options, await carryOut(dataDir(), { name: 'sessions', who }), sessionsReport)
    })

  program
    .command('sign-out')
    .argument('<person>', 'id, or a name that only one person has')
    .description('ends the sessions of a person at once; to come back, the person must sign in')
    .option('--device <id>', 'only those of this device')
    .action(async (who: string, { device }: { device?: string }) => {
      const command = { name: 'sign-out', who, ...(device && { device }) } as const
      print(signedOutReport(await carryOut(dataDir(), command)))
    })
}
