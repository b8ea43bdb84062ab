import path from 'node:path'
import { CompileError, problemsOf, type Problem } from './compile-error'
import { compileMarkup } from './markup'
import type { ProgramSource } from './program'
import { readProgram } from './program-source'
import { compileScripts } from './scripts'
import { compileStyles } from './styles'
import { wrappingOf, type Wrapping } from './wrap'

/** A script that sets `globalThis.miniProgram`, see `wrappingOf`, and what stops nothing but is better mended. */
export interface Compiled {
  script: string
  notes: readonly Problem[]
}

/** Compiles a mini-program. Rejects with a `CompileError` that holds all problems. */
export async function compileProgram(
  source: string,
  extraComponents: readonly string[] = []
): Promise<Compiled> {
  const program = readProgram(path.resolve(source), extraComponents)
  const problems: Problem[] = []
  const collect = (error: unknown) => void problems.push(...problemsOf(error))
  const wrapping = wrap(program, collect)
  const script = await compileScripts(program, wrapping).catch(collect)
  if (script === undefined || problems.length > 0) throw new CompileError(problems)
  return { script, notes: program.notes }
}

/** Problems in one half do not hide those in the other. */
function wrap(program: ProgramSource, collect: (error: unknown) => void): Wrapping {
  const attempt = <T>(run: (program: ProgramSource) => T): T | undefined => {
    try {
      return run(program)
    } catch (error) {
      collect(error)
      return undefined
    }
  }
  const markup = attempt(compileMarkup) ?? ''
  const styles = attempt(compileStyles) ?? {}
  return wrappingOf(program, { markup, styles })
}
