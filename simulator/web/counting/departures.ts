import type { Said, Typed } from './message'

/** Under which id each text has left its phone; what has left it twice is not told apart. */
export class Departures {
  private readonly midsByText = new Map<string, Set<string>>()

  add({ from, mid, text }: Said): void {
    const place = `${from} ${text}`
    this.midsByText.set(place, (this.midsByText.get(place) ?? new Set()).add(mid))
  }

  /** undefined where it has not left, or cannot be told. */
  midOf({ from, text }: Typed): string | undefined {
    const [mid, ...others] = this.midsByText.get(`${from} ${text}`) ?? []
    return others.length === 0 ? mid : undefined
  }
}
