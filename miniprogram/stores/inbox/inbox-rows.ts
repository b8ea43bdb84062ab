import type { Conversation } from '../../../protocol/conversation'
import { letterOf } from '../look/avatars'
import { shownName, textInLine } from '../look/bidi'
import { entryInList, lineInList } from '../look/entry-looks'
import type { InboxRow } from './inbox-row'
import type { Unsent } from './letter-rows'
import type { RowContext } from '../chat/message-rows'
import { shortTime } from '../look/times'

/** The inputs of the list's rows. */
export type InboxContext = Pick<RowContext, 'words' | 'me' | 'now' | 'nameOf' | 'colourOf'> & {
  draftOf: (cid: string) => string
  unsentOf: (cid: string) => Unsent
}

/** The number of other people's unread messages. */
export function unreadOf({ n, readN }: Conversation): number {
  return Math.max(0, n - readN)
}

/** The badge text for a number. */
export function badgeOf(unread: number): string {
  if (unread === 0) return ''
  return unread > 99 ? '99+' : String(unread)
}

/** The list's row for one conversation. */
export function inboxRow(row: Conversation, context: InboxContext): InboxRow {
  const { cid, kind, people, muted, pinned } = row
  const last = entryInList(row)
  const title = shownName(row.title)
  const draft = textInLine(context.draftOf(cid))
  const line =
    draft || (last ? lineInList(last, kind !== 'direct' && last.from !== context.me, context) : '')
  const unread = unreadOf(row)
  return {
    cid,
    title,
    avatarText: letterOf(title),
    avatarColor: context.colourOf(peerOf(row, context.me)),
    avatars: kind === 'direct' ? [] : people.map((person) => tileOf(person, context)).reverse(),
    line,
    lineKind: lineKindOf(draft, line),
    unsent: context.unsentOf(cid),
    time: last ? shortTime(last.at, context.now, context.words) : '',
    unread,
    badge: badgeOf(unread),
    isMuted: muted,
    isPinned: pinned,
  }
}

function tileOf({ id, name }: Conversation['people'][number], { colourOf }: InboxContext) {
  return { id, text: letterOf(name), color: colourOf(id) }
}

/** A person has the same colour in the list and in the chat. */
function peerOf({ cid, kind, people }: Conversation, me: string): string {
  return (kind === 'direct' ? people.find(({ id }) => id !== me)?.id : undefined) ?? cid
}

function lineKindOf(draft: string, line: string): InboxRow['lineKind'] {
  if (draft) return 'draft'
  return line ? 'text' : 'none'
}
