import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import { withRead } from './merge-row'

/** What I said last in a conversation, without a message of others in between. */
export interface OwnRun {
  /** How many messages stand before it. */
  before: number
  /** Its last entry. */
  seq: number
  n: number
}

/** The run at the end of a log without gaps; what stands before the log is not taken for mine. */
export function ownRunIn(entries: readonly Entry[], me: string): OwnRun | undefined {
  let run: OwnRun | undefined
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]
    if (!entry || (entry.from !== me && isCountable(entry))) return run
    if (entry.from !== me) continue
    const { seq, n } = run ?? entry
    run = { seq, n, before: isCountable(entry) ? entry.n - 1 : entry.n }
  }
  return run
}

/** Where nothing was unread before what I said, that is read too, in whatever order one hears of both. */
export function withOwnRead(row: Conversation, run: OwnRun | undefined): Conversation {
  return run && row.readN >= run.before ? withRead(row, run) : row
}

function isCountable({ type }: Entry): boolean {
  return type !== 'recall' && type !== 'notice'
}
