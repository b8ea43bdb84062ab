import type { Conversation } from '../../protocol/conversation'
import { draftKey } from './acts'
import { settle } from './calm'
import { keepsMarks } from './check-rows'
import type { FuzzPhone } from './fuzz-phone'
import type { FuzzWorld } from './fuzz-world'
import type { Screen } from './screen'
import { ScreenLines } from './screen-lines'
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
  const log = await visibleLog(world, phone, row)
  const lines = new ScreenLines(log, world.userId(phone.owner), row)
  const wrong = await walkUp(world, screen, lines)
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

/** The log that a member may see, from the join on. */
async function visibleLog(world: FuzzWorld, { owner }: FuzzPhone, { cid }: Conversation) {
  const { server, clock } = world
  const membership = await clock.during(server.storage.membership(cid, world.userId(owner)))
  return (await logOf(world, cid)).filter(({ seq }) => seq >= (membership?.joined ?? 1))
}

/** Scrolls from the newest to the oldest row. Returns what is wrong, or nothing. */
async function walkUp(world: FuzzWorld, screen: Screen, log: ScreenLines): Promise<string> {
  const { expected } = log
  let lines = log.shownOn(screen)
  if (lines.at(-1) !== expected.at(-1)) return `ends with ${lines.at(-1)}, not ${expected.at(-1)}`
  for (let turn = 0; turn < MOST_SCROLLS; turn++) {
    const start = expected.indexOf(lines[0] ?? '')
    const wrong = lines.findIndex((line, at) => line !== expected[start + at])
    if (wrong >= 0) return `shows ${lines[wrong]}, not ${expected[start + wrong]}`
    if (!screen.store.hasOlder) return start > 0 ? `begins with ${lines[0]}` : ''
    screen.store.loadOlder()
    await world.clock.pass(DRAWN_MS)
    lines = log.shownOn(screen)
  }
  return 'never comes to its beginning'
}
