import type { Said, Typed } from './message'

const placeOf = ({ from, text }: Pick<Said, 'from' | 'text'>) => `${from} ${text}`

/** The texts that the page typed, each one unique, and the messages that they became. */
export class Texts {
  private readonly midsByPlace = new Map<string, Set<string>>()
  private readonly unshownByPlace = new Map<string, Typed>()
  private readonly typed = new Set<string>()

  /** Texts that left their field but are not a row yet, the oldest first. */
  get unshown(): Typed[] {
    return [...this.unshownByPlace.values()]
  }

  /**
   * Records a text that the page typed. Returns the messages with the same text after the first: they are duplicates.
   */
  took(typed: Typed): string[] {
    const place = placeOf(typed)
    this.typed.add(place)
    if (!this.midsByPlace.has(place)) this.unshownByPlace.set(place, typed)
    return this.surplus(place)
  }

  /** A message with this text is on its sender's screen. */
  shows(message: Said): string[] {
    const place = placeOf(message)
    this.unshownByPlace.delete(place)
    this.midsByPlace.set(place, (this.midsByPlace.get(place) ?? new Set()).add(message.mid))
    return this.surplus(place)
  }

  /** The message is no longer tracked. */
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
