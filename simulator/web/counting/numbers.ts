import type { Numbered } from './on-the-wire'

/** So many numbers of each conversation are remembered; at most a quarter more are kept at a time. */
export const REMEMBERED = 10_000
const MOST_KEPT = REMEMBERED * 1.25

interface Place {
  seq: number
  /** When a phone was first told of it. */
  since: number
}

/** The newest messages of a conversation, by their numbers. */
interface Log {
  mids: Map<number, string>
  highest: number
  forgottenUpTo: number
}

/** Which message stands at which place, as far as any phone has been told. Of each conversation the newest are remembered. */
export class Numbers {
  /** Messages that the server has numbered twice. */
  readonly doubled = new Set<string>()
  private readonly logs = new Map<string, Log>()
  private readonly places = new Map<string, Place>()

  /** Told of each message before its number is forgotten. */
  constructor(private readonly forgets: (mid: string) => void = () => undefined) {}

  learn({ cid, mid, seq }: Numbered, now: number): void {
    const log = this.logs.get(cid) ?? { mids: new Map(), highest: 0, forgottenUpTo: 0 }
    if (seq <= log.forgottenUpTo) return
    const known = this.places.get(mid)
    if (known !== undefined && known.seq !== seq) this.doubled.add(mid)
    this.places.set(mid, known ?? { seq, since: now })
    this.logs.set(cid, log)
    log.mids.set(seq, mid)
    log.highest = Math.max(log.highest, seq)
    if (log.mids.size > MOST_KEPT) this.forgetOld(log)
  }

  seqOf(mid: string): number | undefined {
    return this.places.get(mid)?.seq
  }

  /** When a phone was first told of its number; undefined until then. */
  since(mid: string): number | undefined {
    return this.places.get(mid)?.since
  }

  /** How many numbers the conversation has given since; 0 without a number. */
  age(cid: string, mid: string): number {
    const highest = this.logs.get(cid)?.highest ?? 0
    return highest - (this.seqOf(mid) ?? highest)
  }

  /** A phone knows its own messages by their ids, and the others' by their places. */
  midOf(cid: string, key: string): string | undefined {
    const seq = seqIn(key)
    return seq === undefined ? key : this.logs.get(cid)?.mids.get(seq)
  }

  /** The place of a row, were it a message or not. */
  seqAt(key: string): number | undefined {
    return seqIn(key) ?? this.seqOf(key)
  }

  private forgetOld(log: Log): void {
    log.forgottenUpTo = log.highest - REMEMBERED
    for (const [seq, mid] of log.mids) {
      if (seq > log.forgottenUpTo) continue
      log.mids.delete(seq)
      if (this.seqOf(mid) !== seq) continue
      this.forgets(mid)
      this.places.delete(mid)
      this.doubled.delete(mid)
    }
  }
}

function seqIn(key: string): number | undefined {
  const digits = /^s(\d+)$/.exec(key)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
