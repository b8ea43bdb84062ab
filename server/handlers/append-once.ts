import type { Entry } from '../../protocol/entry'
import type { Receipt } from '../../protocol/message'
import { Refusal } from '../refusal'
import type { Draft } from '../storage/storage'
import { announceEntry } from './announce-entry'
import type { RequestContext } from './handler'

type Asked = Extract<Draft, { mid: string }>

/**
 * Appends what a client asked for once, however often it asks, and announces it each time.
 * What is kept already is answered before any objection: its asker may have left since.
 */
export async function appendOnce(
  draft: Asked,
  objection: () => Promise<unknown>,
  context: RequestContext
): Promise<Receipt> {
  const entry = (await keptDespite(draft, objection, context)) ?? (await append(draft, context))
  if (!isAnswerTo(draft, entry)) throw new Refusal('conflict', 'mid: used for something else')
  await announceEntry(entry, context)
  return { cid: entry.cid, mid: draft.mid, seq: entry.seq, n: entry.n, at: entry.at }
}

/** Only where there is an objection is it worth looking: the append itself refuses doubles. */
async function keptDespite(
  draft: Asked,
  objection: () => Promise<unknown>,
  { storage }: RequestContext
): Promise<Entry | undefined> {
  try {
    await objection()
    return undefined
  } catch (error) {
    const kept = await storage.sent(draft.from, draft.mid)
    if (!kept) throw error
    return kept
  }
}

async function append(draft: Asked, { storage }: RequestContext): Promise<Entry> {
  return (await storage.append(draft)).entry
}

const isAnswerTo = (draft: Asked, entry: Entry): boolean =>
  entry.cid === draft.cid && (entry.type === 'recall') === (draft.type === 'recall')
