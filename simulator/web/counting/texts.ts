import type { Said, Typed } from './message'

const placeOf = ({ from, text }: Pick<Said, 'from' | 'text'>) => `${from} ${text}`

/** What the page has typed, each text once, and which messages have come of it. */
export class Texts {
  private readonly midsByPlace = new Map<string, Set<string>>()
  private readonly unshownByPlace = new Map<string, Typed>()
  private readonly typed = new Set<string>()

  /** Texts that left their field and have not become a row, the oldest first. */
  get unshown(): Typed[] {
    return [...this.unshownByPlace.values()]
  }

  /** A text that the page has typed; answers which messages it should not be, besides the first. */
  took(typed: Typed): string[] {
    const place = placeOf(typed)
    this.typed.add(place)
    if (!this.midsByPlace.has(place)) this.unshownByPlace.set(place, typed)
    return this.surplus(place)
  }

  /** A message with this text stands on its sender's screen. */
  shows(message: Said): string[] {
    const place = placeOf(message)
    this.unshownByPlace.delete(place)
    this.midsByPlace.set(place, (this.midsByPlace.get(place) ?? new Set()).add(message.mid))
    return this.surplus(place)
  }

  /** A message of which nothing more is followed. */
  forget(message: Said): void {
    const place = placeOf(message)
    const mids = this.midsByPlace.get(place)
    mids?.delete(message.mid)
    if (mids?.size !== 0) return
    this.midsByPlace.delete(place)
    this.typed.delete(place)
  }

  giveUp(typed: Typed): void {
    this.unshownByPlace.delete(placeOf(typed))
    this.typed.delete(placeOf(typed))
  }

  private surplus(place: string): string[] {
    const [, ...others] = this.midsByPlace.get(place) ?? []
    return this.typed.has(place) ? others : []
  }
}
