/** A problem in the mini-program's source. Line and column start at one. */
export interface Problem {
  file: string
  line?: number
  column?: number
  message: string
}

/** Ends a build. The message has one line per problem. */
export class CompileError extends Error {
  override readonly name = 'CompileError'

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'))
  }
}

/** `file:line:column: message`, which editors and terminals make clickable. */
export function describeProblem({ file, line, column, message }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  return `${place}: ${message}`
}

/** Converts any error of a build to problems, even an error without a position in the source. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof CompileError) return error.problems
  return [{ file: 'simulator', message: error instanceof Error ? error.message : String(error) }]
}
