/** One thing wrong in the mini-program's source, at its place (line and column count from one). */
export interface Problem {
  file: string
  line?: number
  column?: number
  message: string
}

/** What stops a build: every problem found, each on a line of its own. */
export class CompileError extends Error {
  override readonly name = 'CompileError'

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'))
  }
}

/** `file:line:column: message`, as editors and terminals make it clickable. */
export function describeProblem({ file, line, column, message }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  return `${place}: ${message}`
}

/** Turns whatever a build threw into problems: what is not a problem of the source stays readable too. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof CompileError) return error.problems
  return [{ file: 'simulator', message: error instanceof Error ? error.message : String(error) }]
}
