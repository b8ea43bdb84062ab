import type { Entry } from '../../protocol/entry'
import type { RequestContext } from './handler'

/** Announces the entry to every member. For the first entry of a log, announces the conversation too. */
export async function announceEntry(
  entry: Entry,
  context: Pick<RequestContext, 'storage' | 'announce'>
): Promise<void> {
  const members = await context.storage.members(entry.cid)
  // Must come before any other await: later entries of the same commit must not overtake this one.
  context.announce(members, '/message', entry)
  if (entry.seq === 1) await announceRows(entry.cid, members, context)
}

/** Sends each of these members the conversation's current row as that member sees it. */
export async function announceRows(
  cid: string,
  members: readonly string[],
  { storage, announce }: Pick<RequestContext, 'storage' | 'announce'>
): Promise<void> {
  for (const member of members) {
    const row = await storage.conversation(cid, member)
    if (row) announce([member], '/conversation', row)
  }
}
