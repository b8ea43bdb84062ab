import type { Appended } from '../storage/storage'
import type { RequestContext } from './handler'

/** Announces the entry to every member. The first entry of a log also announces the conversation. */
export async function announceEntry(
  { entry, members }: Pick<Appended, 'entry' | 'members'>,
  context: Pick<RequestContext, 'storage' | 'announce'>
): Promise<void> {
  const { cid, seq } = entry
  // Before anything is awaited: later entries of the same commit must not overtake this one.
  context.announce({ cid, members }, '/message', entry)
  if (seq === 1) await announceRows(cid, members, context)
}

/** Sends each of these members the conversation's row as that member sees it now. */
export async function announceRows(
  cid: string,
  members: readonly string[],
  { storage, announce }: Pick<RequestContext, 'storage' | 'announce'>
): Promise<void> {
  for (const member of members) {
    const row = await storage.conversation(cid, member)
    if (row) announce({ people: [member] }, '/conversation', row)
  }
}
