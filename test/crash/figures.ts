/** The results of the rounds. */
export interface Figures {
  kills: number
  /** How many of them hit a server that was still starting. */
  killsAtStart: number
  acknowledged: number
  entries: number
  /** Unanswered when the server was killed: found in the log afterwards, or sent again. */
  unansweredKept: number
  unansweredGone: number
  /** All errors. Empty if the server kept its promises. */
  flaws: string[]
}

/** The results before the first round. */
export const noFigures = (): Figures => ({
  kills: 0,
  killsAtStart: 0,
  acknowledged: 0,
  entries: 0,
  unansweredKept: 0,
  unansweredGone: 0,
  flaws: [],
})

/** The results as text, one line each. */
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
