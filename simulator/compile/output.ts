import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAssets } from './assets'
import { compileProgram } from './compile'
import { problemsOf, type Problem } from './compile-error'

/** The folder of a mini-program's source, and the folder of its build. */
export interface Place {
  source: string
  out: string
}

/** Compiles into `out`: mini-program.js, its images, and last the note that the build is complete. */
export async function compile({ source, out }: Place): Promise<Findings> {
  mkdirSync(out, { recursive: true })
  const outcome = await attempt({ source, out })
  replaceFile(path.join(out, 'build.json'), JSON.stringify(outcome))
  return { problems: outcome.problems, notes: outcome.notes }
}

/** The problems that stop a build, and the notes that do not. */
export interface Findings {
  problems: readonly Problem[]
  notes: readonly Problem[]
}

interface Outcome extends Findings {
  /** The same for the same program, so that saving without changes reloads nothing. */
  build: string
}

/** After a problem, the last good build stays in place. */
async function attempt({ source, out }: Place): Promise<Outcome> {
  try {
    const { script, notes } = await compileProgram(source)
    replaceFile(path.join(out, 'mini-program.js'), script)
    const assets = copyAssets(source, out)
    return { build: fingerprint(script + assets), problems: [], notes }
  } catch (error) {
    const problems = problemsOf(error)
    return { build: fingerprint(JSON.stringify(problems)), problems, notes: [] }
  }
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Replaces the file atomically, so that a phone that loads meanwhile gets the old or the new file. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
}
