/** What has become of what was said. */
export interface Counts {
  /** Taken by the phone: it stands on its screen. */
  sent: number
  /** Numbered by the server, as some phone's wire has told: whatever the screens show. */
  acknowledged: number
  /** Seen on every other screen of the page that has had the conversation open. */
  shown: number
  lost: number
  doubled: number
  /** Shown, or numbered, out of its order. */
  misplaced: number
}

/** Nothing said, and nothing wrong. */
export const NOTHING: Counts = {
  sent: 0,
  acknowledged: 0,
  shown: 0,
  lost: 0,
  doubled: 0,
  misplaced: 0,
}

/** The counts of several phones together. */
export function together(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      sent: sum.sent + one.sent,
      acknowledged: sum.acknowledged + one.acknowledged,
      shown: sum.shown + one.shown,
      lost: sum.lost + one.lost,
      doubled: sum.doubled + one.doubled,
      misplaced: sum.misplaced + one.misplaced,
    }),
    NOTHING
  )
}
