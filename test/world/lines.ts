import type { InboxRow } from '../../miniprogram/stores/inbox/inbox-row'
import type { MessageRow } from '../../miniprogram/stores/chat/message-row'

/** The rows of a chat as text: `me: hello (sent)`, `Bob: hi`. Times are left out. */
export const linesOf = (rows: readonly MessageRow[]): string[] =>
  rows.filter(({ kind }) => kind !== 'time').map(lineOf)

function lineOf(row: MessageRow): string {
  if (!('delivery' in row)) return `(${row.text})`
  if (row.isMine) return `me: ${row.text} (${row.delivery})`
  return row.senderName === '' ? row.text : `${row.senderName}: ${row.text}`
}

/** The rows of the list: `Bob: hi`, with the unread count after it. */
export const listOf = (rows: readonly InboxRow[]): string[] =>
  rows.map(({ title, line, badge }) => `${title}: ${line}${badge === '' ? '' : ` [${badge}]`}`)
