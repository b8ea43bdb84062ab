import type { Conversation } from '../../protocol/conversation'
import type { Entry } from '../../protocol/entry'
import type { MessageRow } from '../../miniprogram/stores/chat/message-row'
import { draftKey } from './acts'
import { settle } from './calm'
import { keepsMarks } from './check-rows'
import type { FuzzPhone } from './fuzz-phone'
import type { FuzzWorld } from './fuzz-world'
import { isBubble, type Screen } from './screen'
import { logOf, userRows } from './server-view'

const DRAWN_MS = 1_000
const MOST_SCROLLS = 30

/** Opens every chat on every phone. All members must see the same rows in the same order. */
export async function checkScreens(world: FuzzWorld): Promise<void> {
  const rows = new Map<FuzzPhone, Conversation[]>()
  for (const phone of world.phones) rows.set(phone, await userRows(world, phone.owner))
  const most = Math.max(0, ...[...rows.values()].map(({ length }) => length))
  for (let place = 0; place < most && !world.hasViolation; place++) {
    for (const phone of world.phones) openPlace(phone, rows.get(phone)?.[place])
    await settle(world)
    await world.clock.pass(DRAWN_MS)
    for (const phone of world.phones) await checkScreen(world, phone, rows.get(phone)?.[place])
  }
}

function openPlace(phone: FuzzPhone, row: Conversation | undefined): void {
  if (row) phone.opens(row.cid)
  else phone.leaves()
}

async function checkScreen(
  world: FuzzWorld,
  phone: FuzzPhone,
  opened: Conversation | undefined
): Promise<void> {
  const { screen } = phone
  const row = opened && (await rowNow(world, phone, opened.cid))
  if (!row || !screen) return
  const what = `${phone.name} in ${row.title}`
  checkDraft(world, phone, screen)
  if (keepsMarks(world) && row.readN !== row.n)
    world.accuse(`${what}: has read ${row.readN} of ${row.n}`)
  const wrong = await walkUp(world, screen, await expectedLines(world, phone, row))
  if (wrong !== '') world.accuse(`${what}: ${wrong}`)
}

function checkDraft(world: FuzzWorld, phone: FuzzPhone, { store: { cid, draft } }: Screen): void {
  const typed = world.ledger.drafts.get(draftKey(phone, cid)) ?? ''
  if (draft === typed || !keepsMarks(world)) return
  world.accuse(`${phone.name}: the draft is "${draft}", not "${typed}"`)
}

function rowNow({ server, clock, userId }: FuzzWorld, { owner }: FuzzPhone, cid: string) {
  return clock.during(server.storage.conversation(cid, userId(owner)))
}

/** The lines that a member must see, from the join on. */
async function expectedLines(world: FuzzWorld, { owner }: FuzzPhone, row: Conversation) {
  const me = world.userId(owner)
  const membership = await world.server.storage.membership(row.cid, me)
  const entries = (await logOf(world, row.cid)).filter(
    ({ seq, type }) => seq >= (membership?.joined ?? 1) && type !== 'recall' && type !== 'notice'
  )
  return entries.map((entry) => (entry.from === me ? myLine(entry, row) : line(entry)))
}

/** Scrolls from the newest to the oldest row. Returns what is wrong, or nothing. */
async function walkUp(world: FuzzWorld, screen: Screen, expected: string[]): Promise<string> {
  let lines = screen.rows.flatMap(shownLine)
  if (lines.at(-1) !== expected.at(-1)) return `ends with ${lines.at(-1)}, not ${expected.at(-1)}`
  for (let turn = 0; turn < MOST_SCROLLS; turn++) {
    const start = expected.indexOf(lines[0] ?? '')
    const wrong = lines.findIndex((line, at) => line !== expected[start + at])
    if (wrong >= 0) return `shows ${lines[wrong]}, not ${expected[start + wrong]}`
    if (!screen.store.hasOlder) return start > 0 ? `begins with ${lines[0]}` : ''
    screen.store.loadOlder()
    await world.clock.pass(DRAWN_MS)
    lines = screen.rows.flatMap(shownLine)
  }
  return 'never comes to its beginning'
}

function shownLine(row: MessageRow): string[] {
  // Consecutive joins and leaves are combined in one line
  if (row.kind === 'divider' || row.kind === 'notice') return []
  if (!isBubble(row)) return [`${row.key} ${row.kind}`]
  return [`${row.key} "${row.text}" ${row.delivery}${row.problem}`]
}

/** The expected row of an entry. */
function line(entry: Entry, key = `s${entry.seq}`, delivery = ''): string {
  if (entry.type === 'recalled') return `${key} ${entry.type}`
  return `${key} "${entry.type === 'text' ? entry.body.text : entry.type}" ${delivery}`
}

function myLine(entry: Entry, { peerReadSeq = 0 }: Conversation): string {
  return line(entry, entry.mid, entry.seq <= peerReadSeq ? 'read' : 'sent')
}
