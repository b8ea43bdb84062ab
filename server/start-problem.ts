/** What stands in the way of listening, by the system's code. */
const PROBLEMS: Partial<Record<string, (port: number) => string>> = {
  EADDRINUSE: (port) =>
    `PORT ${port} is taken by another process: stop that one, or set PORT to another number.`,
  EACCES: (port) => `PORT ${port} is not for this user: set PORT to 1024 or more.`,
  EADDRNOTAVAIL: () => `HOST must be an address of this machine, and is not.`,
}

/** Why the server cannot start, in one sentence for its operator; a bug of ours keeps its stack. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (port !== undefined && code && PROBLEMS[code]) return PROBLEMS[code](port)
  return error.name === 'Error' || error.name === 'ConfigProblem'
    ? error.message
    : (error.stack ?? error.message)
}
