import type { Numbered } from './on-the-wire'

/** How many numbers of each conversation are remembered. At most a quarter more are stored at a time. */
export const REMEMBERED = 10_000
const MOST_KEPT = REMEMBERED * 1.25

interface Place {
  seq: number
  /** When a phone first learned of the message. */
  since: number
}

/** The newest messages of a conversation, by number. */
interface Log {
  mids: Map<number, string>
  highest: number
  forgottenUpTo: number
}

/**
 * Which message has which number, as far as any phone has been told. Only the newest of each conversation are
 * remembered.
 */
export class Numbers {
  /** Messages that the server numbered twice. */
  readonly doubled = new Set<string>()
  private readonly logs = new Map<string, Log>()
  private readonly places = new Map<string, Place>()
  /** Messages whose numbers were assigned again, to other messages: an older database was put back. */
  private readonly undone = new Set<string>()

  /** `forgets` is called for each message before its number is forgotten. */
  constructor(private readonly forgets: (mid: string) => void = () => undefined) {}

  learn({ cid, mid, seq }: Numbered, now: number): void {
    const log = this.logs.get(cid) ?? { mids: new Map(), highest: 0, forgottenUpTo: 0 }
    if (seq <= log.forgottenUpTo) return
    this.compare(log, { mid, seq })
    const known = this.places.get(mid)
    if (known !== undefined && known.seq !== seq) this.doubled.add(mid)
    this.undone.delete(mid)
    this.places.set(mid, known ?? { seq, since: now })
    this.logs.set(cid, log)
    log.mids.set(seq, mid)
    log.highest = Math.max(log.highest, seq)
    if (log.mids.size > MOST_KEPT) this.forgetOld(log)
  }

  seqOf(mid: string): number | undefined {
    return this.places.get(mid)?.seq
  }

  /** Whether the server has told its number, even if it has gone back to an older database since. */
  wasTold(mid: string): boolean {
    return this.places.has(mid) || this.undone.has(mid)
  }

  /** When a phone first learned of the message's number; undefined before. */
  since(mid: string): number | undefined {
    return this.places.get(mid)?.since
  }

  /** How many numbers the conversation has assigned since; 0 if the message has none. */
  age(cid: string, mid: string): number {
    const highest = this.logs.get(cid)?.highest ?? 0
    return highest - (this.seqOf(mid) ?? highest)
  }

  /** The id for a row's key. A phone identifies its own messages by id and other people's by number. */
  midOf(cid: string, key: string): string | undefined {
    const seq = seqIn(key)
    return seq === undefined ? key : this.logs.get(cid)?.mids.get(seq)
  }

  /** The number of a row that does not belong to the phone's owner, whether or not it is a message. */
  seqAt(key: string): number | undefined {
    return seqIn(key) ?? this.seqOf(key)
  }

  /** Another message had this number: from it on, the log is another one. */
  private compare(log: Log, { mid, seq }: Pick<Numbered, 'mid' | 'seq'>): void {
    const holder = log.mids.get(seq) ?? mid
    if (holder !== mid) this.undo(log, seq)
  }

  private undo(log: Log, from: number): void {
    for (const [seq, mid] of log.mids) {
      if (seq < from || this.places.get(mid)?.seq !== seq) continue
      log.mids.delete(seq)
      this.places.delete(mid)
      this.undone.add(mid)
    }
    log.highest = from
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
