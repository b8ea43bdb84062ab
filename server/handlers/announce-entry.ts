import type { Entry } from '../../protocol/entry'
import type { RequestContext } from './handler'

/** Tells every member of the entry; with the first of a log, also that the conversation is there. */
export async function announceEntry(
  entry: Entry,
  context: Pick<RequestContext, 'storage' | 'announce'>
): Promise<void> {
  const members = await context.storage.members(entry.cid)
  // Before anything else is awaited: what is behind this entry in the same commit must not overtake it.
  context.announce(members, '/message', entry)
  if (entry.seq === 1) await announceRows(entry.cid, members, context)
}

/** Tells each of these members what the conversation's row looks like to him now. */
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
