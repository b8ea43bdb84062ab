/** Where the server tells what happened: never bodies, tokens or codes. pino's logger is one. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Says nothing. */
export const silentLog: Log = { info: ignore, warn: ignore, error: ignore }

function ignore(): void {
  // Nobody listens here.
}

/** What a log may keep of an error. */
export function factsOf(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error }
  return { error: error.name, detail: error.message, stack: error.stack }
}
