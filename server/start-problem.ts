/** Why the server cannot listen, by the system's code. */
const PROBLEMS: Partial<Record<string, (port: number) => string>> = {
  EADDRINUSE: (port) =>
    `PORT ${port} is taken by another process: stop that one, or set PORT to another number.`,
  EACCES: (port) => `PORT ${port} is not for this user: set PORT to 1024 or more.`,
  EADDRNOTAVAIL: () => `HOST must be an address of this machine, and is not.`,
}

/** Errors whose message is written for the operator. */
const MEANT = new Set(['Error', 'ConfigProblem', 'StartRefusal'])

/** Why the server cannot start, in one sentence for its operator; a bug of ours keeps its stack. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (
    sentenceFor(error) ?? (MEANT.has(error.name) ? error.message : (error.stack ?? error.message))
  )
}

function sentenceFor(error: NodeJS.ErrnoException & { port?: number }): string | undefined {
  const { code = '', port, path, message } = error
  if (port !== undefined) return PROBLEMS[code]?.(port)
  if (path !== undefined) return `DATA_DIR must be a folder to write in, and is not: ${message}.`
  return undefined
}
