const KEPT = 4096

/**
 * The conversations that changed last, of all people. Whoever was away for a moment is asked about these, and not
 * about all of their own.
 */
export class Recent {
  private readonly changes = new Float64Array(KEPT)
  private readonly conversations = new Float64Array(KEPT)
  private count = 0

  /** `since`: whatever changed up to then may be missing. */
  constructor(private since: number) {}

  /** Changes are added in their order. */
  add(conversation: number, change: number): void {
    const place = this.count % KEPT
    if (this.count >= KEPT) this.since = this.changes[place] ?? 0
    this.changes[place] = change
    this.conversations[place] = conversation
    this.count++
  }

  /** What has changed later than that; undefined if it is too much, or too long ago. */
  after(change: number, most: number): readonly number[] | undefined {
    if (change < this.since) return undefined
    const found = new Set<number>()
    const first = Math.max(0, this.count - KEPT)
    for (let at = this.count - 1; at >= first; at--) {
      if ((this.changes[at % KEPT] ?? 0) <= change) break
      found.add(this.conversations[at % KEPT] ?? 0)
      if (found.size > most) return undefined
    }
    return [...found]
  }
}
