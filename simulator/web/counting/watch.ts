/** Since when each phone has been looking at the end of a conversation, without a pause. */
export class Watch {
  private readonly sinceByPlace = new Map<string, number>()
  private readonly watchersByCid = new Map<string, Set<string>>()

  /** It shows this conversation, its end and connected, or something else. */
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

  /** Every phone that has had it open. */
  watchersOf(cid: string): Set<string> {
    return this.watchersByCid.get(cid) ?? new Set()
  }

  /** undefined while it looks elsewhere. */
  since(phone: string, cid: string): number | undefined {
    return this.sinceByPlace.get(`${phone} ${cid}`)
  }
}
