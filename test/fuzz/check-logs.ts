import type { Entry } from '../../protocol/entry'
import type { FuzzWorld } from './fuzz-world'
import type { Saying } from './ledger'
import { logOf, userRows } from './server-view'

/** The logs contain every message once, in each sender's order, numbered without gaps. */
export async function checkLogs(world: FuzzWorld): Promise<void> {
  const seen = new Map<string, Entry[]>()
  for (const name of world.plan.users)
    for (const { cid } of await userRows(world, name))
      if (!seen.has(cid)) seen.set(cid, await logOf(world, cid))
  for (const [cid, entries] of seen) checkNumbers(world, cid, entries)
  checkTexts(world, seen)
}

function checkNumbers(world: FuzzWorld, cid: string, entries: readonly Entry[]): void {
  const gap = entries.findIndex(({ seq }, at) => seq !== at + 1)
  if (gap >= 0) world.accuse(`log ${cid}: a gap at ${gap + 1}`)
  const early = entries.findIndex(({ at }, place) => at < (entries[place - 1]?.at ?? 0))
  if (early >= 0) world.accuse(`log ${cid}: time falls at ${early + 1}`)
}

function checkTexts(world: FuzzWorld, logs: ReadonlyMap<string, readonly Entry[]>): void {
  const { ledger } = world
  const heard = new Map<string, number>()
  for (const [cid, entries] of logs) {
    const sayings = entries.flatMap((entry) =>
      entry.type === 'text' ? (ledger.byText.get(entry.body.text) ?? []) : []
    )
    for (const { text } of sayings) heard.set(text, (heard.get(text) ?? 0) + 1)
    checkPlaces(world, cid, sayings)
  }
  for (const { text } of ledger.sayings) checkTimes(world, text, heard.get(text) ?? 0)
}

function checkTimes({ ledger, accuse }: FuzzWorld, text: string, times: number): void {
  const expected = ledger.recalled.has(text) ? 0 : 1
  const mayBeGone =
    times === 0 && (ledger.perhapsRecalled.has(text) || ledger.perhapsLost.has(text))
  if (times !== expected && !mayBeGone)
    accuse(`log: "${text}" stands ${times} times, not ${expected}`)
}

/** Each phone's messages are in its conversations, in the order in which it sent them. */
function checkPlaces(world: FuzzWorld, cid: string, sayings: readonly Saying[]): void {
  const places = new Map<string, number>()
  for (const { phone, place, text, cid: meant } of sayings) {
    if (meant !== cid) world.accuse(`"${text}" stands in another conversation`)
    if (place < (places.get(phone) ?? 0)) world.accuse(`log: "${text}" is misplaced`)
    places.set(phone, place)
  }
}
