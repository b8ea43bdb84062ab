import type { Entry } from '../../../protocol/entry'
import type { Appended, Draft } from '../storage'
import type { Batch } from './batch'
import { toEntry } from './entries'
import type { Log } from './log'

/** Numbers the draft and keeps it; where (`from`, `mid`) is known already, answers with that entry. */
export function append(batch: Batch, draft: Draft): Appended {
  const stage = batch.conversation(draft.cid)
  const sender = batch.person(draft.from).key
  const entry = numbered(stage.log, draft)
  if (!insert(batch, entry, { conversation: stage.log.key, sender })) {
    return { entry: first(batch, draft.mid, sender), isNew: false }
  }

  if (entry.type === 'recall') batch.sql.eraseEntry.run(stage.log.key, entry.body.seq)
  if (entry.seq === 1) batch.afterCommit(() => batch.memory.forgetIds(entry.cid))
  stage.advance(entry, sender, batch.nextChange())
  return { entry, isNew: true }
}

function numbered(log: Log, draft: Draft): Entry {
  const { cid, from, mid, type, body } = draft
  const seq = log.lastSeq + 1
  const n = type === 'text' ? log.n + 1 : log.n
  const at = Math.max(log.at, draft.at)
  return (
    mid === undefined
      ? { cid, seq, n, from, at, type, body }
      : { cid, seq, n, mid, from, at, type, body }
  ) as Entry
}

/** False where the sender has used this mid before. */
function insert(
  { sql }: Batch,
  { seq, n, mid, at, type, body }: Entry,
  { conversation, sender }: { conversation: number; sender: number }
): boolean {
  const text = JSON.stringify(body)
  const done = sql.insertEntry.run(conversation, seq, n, mid ?? null, sender, at, type, text)
  return done.changes === 1
}

function first({ sql }: Batch, mid: string | undefined, sender: number): Entry {
  const row = mid === undefined ? undefined : sql.entryByMid.get(mid, sender)
  if (!row) throw new Error('an entry was refused that nobody has sent before')
  return toEntry(row)
}
