import type { Said, Typed } from './message'

/** How many are stored; the oldest are dropped. Each is needed until its message is on its sender's screen. */
const MOST_KEPT = 10_000

/** The id under which each text left its phone. A text that left it twice is ambiguous. */
export class Departures {
  private readonly midsByText = new Map<string, Set<string>>()

  add({ from, mid, text }: Said): void {
    const place = `${from} ${text}`
    this.midsByText.set(place, (this.midsByText.get(place) ?? new Set()).add(mid))
    const [oldest = place] = this.midsByText.keys()
    if (this.midsByText.size > MOST_KEPT) this.midsByText.delete(oldest)
  }

  /** Undefined if the text has not left the phone, or if it is ambiguous. */
  midOf({ from, text }: Pick<Typed, 'from' | 'text'>): string | undefined {
    const [mid, ...others] = this.midsByText.get(`${from} ${text}`) ?? []
    return others.length === 0 ? mid : undefined
  }

  has({ from, mid, text }: Said): boolean {
    return this.midsByText.get(`${from} ${text}`)?.has(mid) === true
  }

  forget({ from, text }: Pick<Typed, 'from' | 'text'>): void {
    this.midsByText.delete(`${from} ${text}`)
  }
}
