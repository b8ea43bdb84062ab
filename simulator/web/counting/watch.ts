/** Since when each phone has shown the end of a conversation without interruption. */
export class Watch {
  private readonly sinceByPlace = new Map<string, number>()
  private readonly watchersByCid = new Map<string, Set<string>>()

  /** The phone shows the end of this conversation and is connected. Undefined if it shows something else. */
  looks(phone: string, cid: string | undefined, now: number): void {
    for (const place of this.sinceByPlace.keys())
      if (place.startsWith(`${phone} `) && place !== `${phone} ${cid ?? ''}`)
        this.sinceByPlace.delete(place)
    if (cid === undefined) return
    const place = `${phone} ${cid}`
    this.sinceByPlace.set(place, this.sinceByPlace.get(place) ?? now)
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
    return this.sinceByPlace.get(`${phone} ${cid}`)
  }
}
