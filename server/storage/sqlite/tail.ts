/** The newest entries of one log: the keys of their rows, and the seq of the first one. */
interface Part {
  first: number
  entries: number[]
}

const NONE: readonly number[] = []

/** The places of the newest entries: for each log a range without gaps up to its end. */
export class Tail {
  private readonly parts = new Map<number, Part>()
  private count = 0

  /** The number of entries in it. */
  get size(): number {
    return this.count
  }

  /** The number of logs in it. */
  get logs(): number {
    return this.parts.size
  }

  /** Adds the next entry of a log. */
  add(conversation: number, seq: number, entry: number): void {
    this.count++
    const part = this.parts.get(conversation)
    if (part) part.entries.push(entry)
    else this.parts.set(conversation, { first: seq, entries: [entry] })
  }

  /** The key of an entry's row. */
  at(conversation: number, seq: number): number | undefined {
    const part = this.parts.get(conversation)
    return part?.entries[seq - part.first]
  }

  /** The key of the newest entry's row of a log. */
  lastOf(conversation: number): number | undefined {
    return this.parts.get(conversation)?.entries.at(-1)
  }

  /** The keys of a range, both ends included, as far as they are in memory. */
  between(conversation: number, from: number, to: number): readonly number[] {
    const part = this.parts.get(conversation)
    if (!part || to < part.first) return NONE
    return part.entries.slice(Math.max(from - part.first, 0), to - part.first + 1)
  }

  clear(): void {
    this.parts.clear()
    this.count = 0
  }
}
