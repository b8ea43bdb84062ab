/** What happened to the messages. */
export interface Counts {
  /** Accepted by the phone and visible on its screen. */
  sent: number
  /** Numbered by the server, according to any phone's network traffic, whatever the screens show. */
  acknowledged: number
  /** Seen on all other screens of the page that have opened the conversation. */
  shown: number
  lost: number
  doubled: number
  /** Displayed or numbered out of order. */
  misplaced: number
}

/** The counts when nothing was sent and nothing is wrong. */
export const NOTHING: Counts = {
  sent: 0,
  acknowledged: 0,
  shown: 0,
  lost: 0,
  doubled: 0,
  misplaced: 0,
}

/** The sum of several phones' counts. */
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
