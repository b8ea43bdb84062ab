type Listener<T> = (told: T) => void

/** Collects the mini-program's errors, so that the page can show them and tests can fail. Also collects notes. */
export class Reports {
  readonly all: Error[] = []
  readonly notes: string[] = []
  private readonly listeners = new Set<Listener<Error>>()
  private readonly errorListeners = new Set<Listener<Error>>()
  private readonly noteListeners = new Set<Listener<string>>()

  /** `explain` may add information to an error. */
  constructor(private readonly explain: (error: Error) => Error = (error) => error) {}

  /** An error in the mini-program's code, which its App.onError receives. */
  add(problem: unknown): void {
    const error = this.tell(problem)
    for (const listener of this.errorListeners) listener(error)
  }

  /** Something that phones or the simulator do not support, or an unhandled rejection. */
  refuse(problem: unknown): void {
    this.tell(problem)
  }

  /** Something harmless. The same note is reported once. */
  note(text: string): void {
    if (this.notes.includes(text)) return
    this.notes.push(text)
    console.warn(text)
    for (const listener of this.noteListeners) listener(text)
  }

  onReport(listener: Listener<Error>): void {
    this.listeners.add(listener)
  }

  onError(listener: Listener<Error>): void {
    this.errorListeners.add(listener)
  }

  onNote(listener: Listener<string>): void {
    this.noteListeners.add(listener)
  }

  private tell(problem: unknown): Error {
    const error = this.explain(problem instanceof Error ? problem : new Error(textOf(problem)))
    this.all.push(error)
    console.error(error)
    for (const listener of this.listeners) listener(error)
    return error
  }
}

function textOf(problem: unknown): string {
  if (typeof problem !== 'object' || problem === null) return String(problem)
  try {
    return JSON.stringify(problem)
  } catch {
    return 'an object that contains itself'
  }
}

/** Runs a part of the mini-program's code. Reports its errors, and the caller continues. */
export function guarded<T>(reports: Reports, run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    reports.add(error)
    return undefined
  }
}
