import type { Conversation } from '../../protocol/conversation'
import type { FuzzPhone } from './fuzz-phone'
import type { FuzzWorld } from './fuzz-world'
import { logOf, userRows } from './server-view'

const COMPARED = [
  'title',
  'lastSeq',
  'n',
  'readN',
  'pinned',
  'muted',
  'memberCount',
  'gone',
] as const

/** Every phone's list equals the server's: heads, marks, unread counts, and no additional rows. */
export async function checkRows(world: FuzzWorld): Promise<void> {
  for (const phone of world.phones) {
    const rows = await userRows(world, phone.owner)
    for (const row of rows) {
      compare(world, phone, row)
      await comparePeerRead(world, phone, row)
    }
    const count = phone.inside.conversations.all.length
    if (count !== rows.length) world.accuse(`${phone.name}: ${count} rows, not ${rows.length}`)
    checkUnread(world, phone, rows)
  }
}

function compare(world: FuzzWorld, phone: FuzzPhone, row: Conversation): void {
  const known = phone.inside.conversations.get(row.cid)
  const compared = keepsMarks(world) ? COMPARED : COMPARED.filter((name) => name !== 'readN')
  const wrong = compared.find((name) => known?.[name] !== row[name])
  if (wrong === undefined) return
  const [here, there] = [String(known?.[wrong]), String(row[wrong])]
  world.accuse(`${phone.name}: ${wrong} of ${row.title} is ${here}, not ${there}`)
}

/** The other person's mark may be anywhere between two of my messages. */
async function comparePeerRead(world: FuzzWorld, phone: FuzzPhone, row: Conversation) {
  // The other person's phone may have forgotten a mark that an older database lacks
  if (world.wasPutBack && !keepsMarks(world)) return
  const known = phone.inside.conversations.get(row.cid)
  const mine = (await logOf(world, row.cid)).filter(
    ({ from, type }) => from === world.userId(phone.owner) && type !== 'recall'
  )
  const readOf = (mark = 0) => mine.filter(({ seq }) => seq <= mark).length
  const [here, there] = [readOf(known?.peerReadSeq), readOf(row.peerReadSeq)]
  if (here !== there) world.accuse(`${phone.name}: ${row.title} has read ${there}, not ${here}`)
}

/** A disk that refuses writes may lose its owner's read marks. */
export function keepsMarks({ plan }: FuzzWorld): boolean {
  return !('storage-full' in plan.faults)
}

function checkUnread(world: FuzzWorld, phone: FuzzPhone, rows: readonly Conversation[]): void {
  if (!keepsMarks(world)) return
  for (const shown of phone.stores.inbox.rows) {
    const row = rows.find(({ cid }) => cid === shown.cid)
    const unread = row ? row.n - row.readN : 0
    if (shown.unread !== unread)
      world.accuse(`${phone.name}: ${shown.title} shows ${shown.unread} unread, not ${unread}`)
  }
}
