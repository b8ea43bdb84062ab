import path from 'node:path'
import { Command } from 'commander'
import { backUp } from './backup'
import { verify } from '../storage/sqlite/verify'
import { readableIn } from './carry-out'
import { repair } from './repair'
import { addPeople } from './people-commands'
import { repairedReport, verifyReport } from './report'
import { backupIn, restore } from './restore'
import type { Terminal } from './terminal'

const AFTER = `
The commands work on the server whose data is in DATA_DIR (default: ./data).

Exit codes:
  0  done; verify: nothing is wrong
  1  not done, and a sentence says why; verify: something is wrong
  2  the command or a variable was wrong, and nothing was done`

/** All of the operator's commands. */
export function adminProgram(terminal: Terminal): Command {
  const program = new Command('npm run admin --')
    .description('Looks after the data of a Huiyin server.')
    .addHelpText('after', AFTER)
    .exitOverride()
  addData(program, terminal)
  addVerify(program, terminal)
  addRepair(program, terminal)
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
      const file =
        backup === undefined ? readableIn(dataDir()) : backupIn(path.resolve(cwd, backup))
      const found = verify(file)
      print(json ? JSON.stringify(found) : verifyReport(found))
      if (found.flaws.length > 0) fail(1)
    })
}

function addRepair(program: Command, { dataDir, print }: Terminal): void {
  program
    .command('repair')
    .option('--accept-loss', 'go on without what cannot be read; else says what would be done')
    .description('makes a damaged database one that the server starts; the server must be stopped')
    .action(async ({ acceptLoss }: { acceptLoss?: true }) => {
      const done = await repair(dataDir(), acceptLoss === true)
      print(done ? repairedReport(done) : 'Nothing needs repair, and nothing was changed.')
    })
}
