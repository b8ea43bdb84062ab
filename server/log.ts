/** The server's log, implemented by pino. It never gets message bodies, tokens or sign-in codes. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** A log that drops everything. */
export const silentLog: Log = { info: ignore, warn: ignore, error: ignore }

function ignore(): void {
  // Drops the line.
}

/** The properties of an error that may be logged. */
export function factsOf(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error }
  return { error: error.name, detail: error.message, stack: error.stack }
}
