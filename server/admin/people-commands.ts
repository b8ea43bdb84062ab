import { InvalidArgumentError, type Command } from 'commander'
import { carryOut } from './carry-out'
import { sessionsReport, signedOutReport, statsReport } from './report'
import type { Terminal } from './terminal'

interface JsonOption {
  json?: boolean
}

/** The commands that a running server carries out. */
export function addPeople(program: Command, { dataDir, print }: Terminal): void {
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
    .argument('<person>', 'id or name; all people of that name are listed', notEmpty)
    .description('lists the devices on which somebody is signed in')
    .option('--json', 'for machines')
    .action(async (who: string, options: JsonOption) => {
      show(options, await carryOut(dataDir(), { name: 'sessions', who }), sessionsReport)
    })

  program
    .command('sign-out')
    .argument('<person>', 'id, or a name that only one person has', notEmpty)
    .description('ends the sessions of a person at once; to come back, the person must sign in')
    .option('--device <id>', 'only those of this device')
    .action(async (who: string, { device }: { device?: string }) => {
      const command = { name: 'sign-out', who, ...(device && { device }) } as const
      print(signedOutReport(await carryOut(dataDir(), command)))
    })
}

function notEmpty(who: string): string {
  if (who === '') throw new InvalidArgumentError('It is empty: give an id or a name.')
  return who
}
