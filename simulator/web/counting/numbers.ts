import type { Numbered } from './on-the-wire'

/** Which message stands at which place, as far as any phone has been told. */
export class Numbers {
  /** Messages that the server has numbered twice. */
  readonly doubled = new Set<string>()
  private readonly midByPlace = new Map<string, string>()
  private readonly seqByMid = new Map<string, number>()
  private readonly learnedAt = new Map<string, number>()

  learn({ cid, mid, seq }: Numbered, now: number): void {
    const known = this.seqByMid.get(mid)
    if (known !== undefined && known !== seq) this.doubled.add(mid)
    this.midByPlace.set(`${cid} ${seq}`, mid)
    this.seqByMid.set(mid, known ?? seq)
    this.learnedAt.set(mid, this.learnedAt.get(mid) ?? now)
  }

  seqOf(mid: string): number | undefined {
    return this.seqByMid.get(mid)
  }

  /** When a phone was first told of its number; undefined until then. */
  since(mid: string): number | undefined {
    return this.learnedAt.get(mid)
  }

  /** A phone knows its own messages by their ids, and the others' by their places. */
  midOf(cid: string, key: string): string | undefined {
    const seq = seqIn(key)
    return seq === undefined ? key : this.midByPlace.get(`${cid} ${seq}`)
  }

  /** The place of a row, were it a message or not. */
  seqAt(key: string): number | undefined {
    return seqIn(key) ?? this.seqOf(key)
  }
}

function seqIn(key: string): number | undefined {
  const digits = /^s(\d+)$/.exec(key)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
