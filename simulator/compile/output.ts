import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAssets } from './assets'
import { compileProgram } from './compile'
import { problemsOf, type Problem } from './compile-error'

/** The folder of a mini-program, and the folder of its build. */
export interface Place {
  source: string
  out: string
}

/** Compiles into OUT: mini-program.js, its pictures, and last the note that the build is complete. */
export async function compile({ source, out }: Place): Promise<readonly Problem[]> {
  mkdirSync(out, { recursive: true })
  const { build, problems } = await attempt({ source, out })
  replaceFile(path.join(out, 'build.json'), JSON.stringify({ build, problems }))
  return problems
}

interface Outcome {
  /** The same for the same program, so that a save without changes reloads nothing. */
  build: string
  problems: readonly Problem[]
}

/** After a problem the last good build stays in place. */
async function attempt({ source, out }: Place): Promise<Outcome> {
  try {
    const script = await compileProgram(source)
    replaceFile(path.join(out, 'mini-program.js'), script)
    const assets = copyAssets(source, out)
    return { build: fingerprint(script + assets), problems: [] }
  } catch (error) {
    const problems = problemsOf(error)
    return { build: fingerprint(JSON.stringify(problems)), problems }
  }
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Atomic: a phone that loads meanwhile gets the old file or the new one. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
}
