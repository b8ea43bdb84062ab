/**
 * Where the reader is. At the end, new messages keep him there; elsewhere nothing moves under his eyes.
 *
 *   end ──scrolled up──▶ elsewhere ──reached the end, or sent──▶ end
 */
export type ReadingPlace = 'end' | 'elsewhere'

export interface Scroll {
  scrollTop: number
  scrollHeight: number
}

/** So near to the end that it counts as there. */
const NEAR_PX = 50

/** More than a screen above the end: too far to go back by thumb. */
export function isFarFromEnd({ scrollTop, scrollHeight }: Scroll, listHeight: number): boolean {
  return scrollHeight - scrollTop > 2 * listHeight
}

/** Nothing worth scrolling for lies below what is in sight. */
export function isNearEnd({ scrollTop, scrollHeight }: Scroll, listHeight: number): boolean {
  return scrollHeight - scrollTop - listHeight < NEAR_PX
}

/** Only upward movement leaves the end: as the list grows, it gets away from one who did not move. */
export function placeAfter(
  place: ReadingPlace,
  [before, now]: readonly [Scroll, Scroll],
  listHeight: number
): ReadingPlace {
  if (isNearEnd(now, listHeight)) return 'end'
  return now.scrollTop < before.scrollTop ? 'elsewhere' : place
}
