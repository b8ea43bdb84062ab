/** The numbers on a screen; the lowest and the highest, both 0 if there is none. */
export interface Span {
  first: number
  last: number
}

/** One phone shows the end of one conversation without interruption. */
interface Look extends Span {
  since: number
}

/** Since when each phone has shown the end of a conversation without interruption, and what part of it. */
export class Watch {
  private readonly looksByPlace = new Map<string, Look>()
  private readonly watchersByCid = new Map<string, Set<string>>()

  /** The phone shows the end of this conversation and is connected. Undefined if it shows something else. */
  looks(phone: string, now: number, shown?: Span & { cid: string }): void {
    this.leave(phone, shown?.cid)
    if (!shown) return
    const { cid, first, last } = shown
    const place = `${phone} ${cid}`
    const before = this.looksByPlace.get(place)
    // A phone that has missed too much shows only the newest page
    const goesOn = before !== undefined && first <= before.last
    this.looksByPlace.set(
      place,
      goesOn
        ? { ...before, first: Math.min(before.first, first), last }
        : { since: now, first, last }
    )
  }

  opened(phone: string, cid: string): void {
    this.watchersByCid.set(cid, this.watchersOf(cid).add(phone))
  }

  /** Every phone that has opened it. */
  watchersOf(cid: string): Set<string> {
    return this.watchersByCid.get(cid) ?? new Set()
  }

  /** Undefined while the phone shows something else. */
  since(phone: string, cid: string): number | undefined {
    return this.looksByPlace.get(`${phone} ${cid}`)?.since
  }

  /** Whether the phone has shown the place of this number since then. */
  covers(phone: string, cid: string, seq: number): boolean {
    const look = this.looksByPlace.get(`${phone} ${cid}`)
    return look !== undefined && seq >= look.first
  }

  /** It shows no other conversation. */
  private leave(phone: string, cid = ''): void {
    for (const place of this.looksByPlace.keys())
      if (place.startsWith(`${phone} `) && place !== `${phone} ${cid}`)
        this.looksByPlace.delete(place)
  }
}
