/** An error of the system when it was asked to listen. */
interface ListenError extends NodeJS.ErrnoException {
  port?: number
  address?: string
  hostname?: string
}

/** Why the server cannot listen, by the system's code. */
const PROBLEMS: Partial<Record<string, (error: ListenError) => string>> = {
  EADDRINUSE: ({ port }) =>
    `PORT ${port} is taken by another process: stop that one, or set PORT to another number.`,
  EACCES: ({ port }) => `PORT ${port} is not for this user: set PORT to 1024 or more.`,
  EADDRNOTAVAIL: ({ address }) =>
    `HOST must be an address of this machine, and ${address} is not one.`,
}

/** Errors whose message is written for the operator. */
const MEANT = new Set(['Error', 'ConfigProblem', 'StartRefusal', 'AdminProblem'])

/** Why the server cannot start, in one sentence for its operator; a bug of ours keeps its stack. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (
    sentenceFor(error) ?? (MEANT.has(error.name) ? error.message : (error.stack ?? error.message))
  )
}

function sentenceFor(error: ListenError & { errcode?: number }): string | undefined {
  const { code = '', syscall, path, hostname, address, message } = error
  if (hostname !== undefined) {
    return `HOST must be an address of this machine, and ${JSON.stringify(hostname)} has none (${code}).`
  }
  if (syscall === 'listen')
    return PROBLEMS[code]?.(error) ?? `HOST ${address} cannot be used (${code}).`
  if (path !== undefined) return `DATA_DIR must be a folder to write in, and is not: ${message}.`
  if (error.errcode !== undefined) return `The database in DATA_DIR cannot be opened: ${message}.`
  return undefined
}
