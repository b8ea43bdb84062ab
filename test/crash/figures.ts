/** What a run of rounds came to. */
export interface Figures {
  kills: number
  /** Of these, while the server was starting. */
  killsAtStart: number
  acknowledged: number
  entries: number
  /** On their way when the server was killed: found in the log afterwards, or sent again. */
  unansweredKept: number
  unansweredGone: number
  /** Everything that is wrong; empty where the server kept its word. */
  flaws: string[]
}

/** Nothing has happened yet. */
export const noFigures = (): Figures => ({
  kills: 0,
  killsAtStart: 0,
  acknowledged: 0,
  entries: 0,
  unansweredKept: 0,
  unansweredGone: 0,
  flaws: [],
})

/** The figures in words, a line each. */
export function inWords(figures: Figures): string {
  const { kills, killsAtStart, acknowledged, entries, flaws } = figures
  const { unansweredKept: kept, unansweredGone: gone } = figures
  return [
    `killed: ${kills} times, of which ${killsAtStart} while it was starting`,
    `acknowledged: ${acknowledged} messages; entries in the logs at the end: ${entries}`,
    `without an answer when it was killed: ${kept + gone}, of which ${kept} were on the disk`,
    `lost, doubled, misplaced or answered in two ways: ${flaws.length}`,
    ...flaws.slice(0, 20),
  ].join('\n')
}
