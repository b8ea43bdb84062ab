/** How often each kind of event occurred: `state live`, `fault server-killed`, `end no answer` … */
export type Counts = Record<string, number>

/** Counts the events of a run. */
export class Coverage {
  readonly counts: Counts = {}

  met(kind: string, times = 1): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + times
  }
}

/** The sum of several runs' counts. */
export function summed(all: readonly Counts[]): Counts {
  const sum = new Coverage()
  for (const counts of all) for (const [kind, times] of Object.entries(counts)) sum.met(kind, times)
  return sum.counts
}
