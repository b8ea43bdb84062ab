import type { Said, Typed } from './message'

/** So many are kept, the oldest are dropped: each is needed until its message stands on its sender's screen. */
const MOST_KEPT = 10_000

/** Under which id each text has left its phone; what has left it twice is not told apart. */
export class Departures {
  private readonly midsByText = new Map<string, Set<string>>()

  add({ from, mid, text }: Said): void {
    const place = `${from} ${text}`
    this.midsByText.set(place, (this.midsByText.get(place) ?? new Set()).add(mid))
    const [oldest = place] = this.midsByText.keys()
    if (this.midsByText.size > MOST_KEPT) this.midsByText.delete(oldest)
  }

  /** undefined where it has not left, or cannot be told. */
  midOf({ from, text }: Pick<Typed, 'from' | 'text'>): string | undefined {
    const [mid, ...others] = this.midsByText.get(`${from} ${text}`) ?? []
    return others.length === 0 ? mid : undefined
  }

  forget({ from, text }: Pick<Typed, 'from' | 'text'>): void {
    this.midsByText.delete(`${from} ${text}`)
  }
}
