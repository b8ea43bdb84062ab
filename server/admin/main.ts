import { CommanderError } from 'commander'
import { problemOf } from '../start-problem'
import { readDataDir } from '../config'
import { adminProgram } from './program'

/** A wrong command or a wrong variable. */
const MISUSED = 2
const FAILED = 1

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED
  process.stderr.write(`${problemOf(error)}\n`)
  return error instanceof Error && error.name === 'ConfigProblem' ? MISUSED : FAILED
}

// A reader such as `head` may close the pipe early. The command still ends with its own exit code.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exitCode = FAILED
  })

// Other users of this machine must not read the messages.
process.umask(0o077)

try {
  const program = adminProgram({
    dataDir: () => readDataDir(process.env),
    // npm runs its scripts in the project's folder, but paths are relative to the folder where npm was called.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    print: (text) => void process.stdout.write(`${text}\n`),
    fail: (code) => (process.exitCode = code),
  })
  await program.parseAsync(process.argv)
} catch (error) {
  process.exitCode = exitCodeOf(error)
}
