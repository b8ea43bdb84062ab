import type { InboxRow } from '../../miniprogram/stores/inbox-row'
import type { MessageRow } from '../../miniprogram/stores/message-row'

/** Rows of a chat as one would read them aloud: `me: hello (sent)`, `Bob: hi`; times are left out. */
export const linesOf = (rows: readonly MessageRow[]): string[] =>
  rows.filter(({ kind }) => kind !== 'time').map(lineOf)

function lineOf(row: MessageRow): string {
  if (!('delivery' in row)) return `(${row.text})`
  if (row.isMine) return `me: ${row.text} (${row.delivery})`
  return row.senderName === '' ? row.text : `${row.senderName}: ${row.text}`
}

/** Rows of the list: `Bob: hi`, with what is unread behind it. */
export const listOf = (rows: readonly InboxRow[]): string[] =>
  rows.map(({ title, line, badge }) => `${title}: ${line}${badge === '' ? '' : ` [${badge}]`}`)
