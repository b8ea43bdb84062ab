import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import { withRead } from './merge-row'

/** What I said last in a conversation without a message of others in between. */
export interface OwnRun {
  /** How many messages stood before it. */
  before: number
  /** Its last entry. */
  seq: number
  n: number
}

/** The run that ends a log after one more entry; what may stand between the two is not taken for mine. */
export function ownRunAfter(
  run: OwnRun | undefined,
  last: Entry,
  { me, lastSeq }: { me: string; lastSeq: number }
): OwnRun | undefined {
  const isNext = last.seq === lastSeq + 1
  const { seq, n } = last
  if (last.from !== me) return isNext && !isCountable(last) ? run : undefined
  const before = isNext && run ? run.before : n - Number(isCountable(last))
  return { before, seq, n }
}

/** Where nothing was unread before what I said, that is read too, in whatever order one hears of both. */
export function withOwnRead(row: Conversation, run: OwnRun | undefined): Conversation {
  return run && row.readN >= run.before ? withRead(row, run) : row
}

function isCountable({ type }: Entry): boolean {
  return type !== 'recall' && type !== 'notice'
}
