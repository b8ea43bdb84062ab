/** A system error from listening on a port. */
interface ListenError extends NodeJS.ErrnoException {
  port?: number
  address?: string
  hostname?: string
}

/** Why the server cannot listen, by error code. */
const PROBLEMS: Partial<Record<string, (error: ListenError) => string>> = {
  EADDRINUSE: ({ port }) =>
    `PORT ${port} is taken by another process: stop that one, or set PORT to another number.`,
  EACCES: ({ port }) => `PORT ${port} is not allowed for this user: set PORT to 1024 or more.`,
  EADDRNOTAVAIL: ({ address }) =>
    `HOST must be an address of this machine, but ${address} is not one.`,
}

/** Errors with a message for the operator. */
const MEANT = new Set(['Error', 'ConfigProblem', 'StartRefusal', 'AdminProblem', 'InUse'])

/** Why the server cannot start, as one sentence for the operator. An unexpected error keeps its stack. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (
    sentenceFor(error) ?? (MEANT.has(error.name) ? error.message : (error.stack ?? error.message))
  )
}

function sentenceFor(error: ListenError & { errcode?: number }): string | undefined {
  const { code = '', syscall, path, hostname, address, message } = error
  if (hostname !== undefined) {
    return `HOST must be an address of this machine, but ${JSON.stringify(hostname)} has none (${code}).`
  }
  if (syscall === 'listen')
    return PROBLEMS[code]?.(error) ?? `HOST ${address} cannot be used (${code}).`
  if (path !== undefined) return `DATA_DIR must be a writable folder, but is not: ${message}.`
  if (error.errcode !== undefined) return `The database in DATA_DIR cannot be opened: ${message}.`
  return undefined
}
