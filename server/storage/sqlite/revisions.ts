import { firstWhere } from '../paging'

/** One conversation of a person, and the number of its latest change that the person sees. */
export interface Revision {
  conversation: number
  rev: number
}

/** The revisions of a person's conversations as they were at one moment, in the order of their changes. */
export class Revisions {
  private readonly conversations: Float64Array
  private readonly revs: Float64Array

  /**
   * `after`: earlier changes are left out. `at`: the latest change at that moment. Whatever changed since has
   * a higher number, and another place.
   */
  constructor(
    found: readonly Revision[],
    readonly after: number,
    readonly at: number
  ) {
    const { length } = found
    this.conversations = new Float64Array(length)
    this.revs = new Float64Array(length)
    // Number and place in one: such an array is sorted ten times as fast as one of objects.
    found.forEach(({ rev }, place) => (this.revs[place] = rev * length + place))
    this.revs.sort().forEach((packed, index) => {
      const rev = Math.floor(packed / length)
      this.revs[index] = rev
      this.conversations[index] = found[packed - rev * length]?.conversation ?? 0
    })
  }

  get size(): number {
    return this.revs.length
  }

  /** Those that changed later than that. */
  from(after: number, limit: number): Revision[] {
    const first = this.placeBehind(after)
    return Array.from(this.conversations.subarray(first, first + limit), (conversation, index) => ({
      conversation,
      rev: this.revs[first + index] ?? 0,
    }))
  }

  private placeBehind(rev: number): number {
    return firstWhere(0, this.size, (place) => (this.revs[place] ?? 0) > rev)
  }
}
