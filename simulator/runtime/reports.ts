type Listener<T> = (told: T) => void

/** Collects what the mini-program did wrong, so that the page shows it and a test fails; and what is only worth a note. */
export class Reports {
  readonly all: Error[] = []
  readonly notes: string[] = []
  private readonly listeners = new Set<Listener<Error>>()
  private readonly errorListeners = new Set<Listener<Error>>()
  private readonly noteListeners = new Set<Listener<string>>()

  /** `explain` may say more of an error than the browser does. */
  constructor(private readonly explain: (error: Error) => Error = (error) => error) {}

  /** An error of the mini-program's code, which its App.onError hears of. */
  add(problem: unknown): void {
    const error = this.tell(problem)
    for (const listener of this.errorListeners) listener(error)
  }

  /** Something that a phone or the simulator does not do, or a rejection that nobody has handled. */
  refuse(problem: unknown): void {
    this.tell(problem)
  }

  /** Something that stops nothing. The same note is told once. */
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

/** Runs a part of the mini-program's code: what it throws is reported, and the caller goes on. */
export function guarded<T>(reports: Reports, run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    reports.add(error)
    return undefined
  }
}
