/**
 * The reader's position. At the end, the list follows new messages. Elsewhere, nothing moves.
 *
 *   end ──scrolled up──▶ elsewhere ──reached the end, or sent──▶ end
 */
export type ReadingPlace = 'end' | 'elsewhere'

export interface Scroll {
  scrollTop: number
  scrollHeight: number
}

/** A position this near to the end counts as the end. */
const NEAR_PX = 50

/** More than a screen above the end: too far to scroll back by hand. */
export function isFarFromEnd({ scrollTop, scrollHeight }: Scroll, listHeight: number): boolean {
  return scrollHeight - scrollTop > 2 * listHeight
}

/** Whether almost nothing lies below the visible part. */
export function isNearEnd({ scrollTop, scrollHeight }: Scroll, listHeight: number): boolean {
  return scrollHeight - scrollTop - listHeight < NEAR_PX
}

/** Only upward scrolling leaves the end: when the list grows, the end moves away from a reader who did not scroll. */
export function placeAfter(
  place: ReadingPlace,
  [before, now]: readonly [Scroll, Scroll],
  listHeight: number
): ReadingPlace {
  if (isNearEnd(now, listHeight)) return 'end'
  return now.scrollTop < before.scrollTop ? 'elsewhere' : place
}
