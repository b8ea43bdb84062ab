import { compileProgram } from '../../../simulator/compile/compile'
import { CompileError, describeProblem } from '../../../simulator/compile/compile-error'
import { programOf, type Files } from '../program-folder'

export { programOf, sweep } from '../program-folder'

/** What the compiler makes of the program. */
export const compiled = async (files: Files): Promise<string> =>
  (await compileProgram(programOf(files))).script

/** What the compiler says of the program, line by line. */
export async function problemsOf(files: Files): Promise<string[]> {
  try {
    await compiled(files)
    return []
  } catch (error) {
    if (error instanceof CompileError) return error.message.split('\n')
    throw error
  }
}

/** What the compiler notes of the program, line by line: it stops nothing. */
export async function notesOf(files: Files): Promise<string[]> {
  const { notes } = await compileProgram(programOf(files))
  return notes.map(describeProblem)
}
