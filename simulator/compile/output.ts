import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAssets } from './assets'
import { compileProgram } from './compile'
import { problemsOf, type Problem } from './compile-error'

/** Where a mini-program is, and where the simulator's page finds what became of it. */
export interface Place {
  source: string
  out: string
}

/** Compiles into OUT: mini-program.js, its pictures, and last the note that says that all of it is there. */
export async function compile({ source, out }: Place): Promise<readonly Problem[]> {
  mkdirSync(out, { recursive: true })
  const problems = await attempt({ source, out })
  replaceFile(path.join(out, 'build.json'), JSON.stringify({ build: Date.now(), problems }))
  return problems
}

/** After a problem the last good build stays where it is. */
async function attempt({ source, out }: Place): Promise<readonly Problem[]> {
  try {
    const script = await compileProgram(source)
    replaceFile(path.join(out, 'mini-program.js'), script)
    copyAssets(source, out)
    return []
  } catch (error) {
    return problemsOf(error)
  }
}

/** At once: a phone that loads meanwhile gets the old file or the new one. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}
