import type { FuzzPhone } from './fuzz-phone'
import type { FuzzWorld } from './fuzz-world'

/** Something that a person does with a phone. */
export interface Act {
  name: string
  weight: number
  run: (world: FuzzWorld, phone: FuzzPhone) => void
}

const MOST_AT_A_TIME = 5

/** What people do, whatever happens around them. */
export const ACTS: readonly Act[] = [
  { name: 'says', weight: 30, run: say },
  { name: 'says much', weight: 5, run: sayMuch },
  { name: 'opens', weight: 12, run: openSome },
  { name: 'leaves', weight: 5, run: (_, phone) => phone.leaves() },
  { name: 'types', weight: 5, run: type },
  { name: 'scrolls', weight: 4, run: (_, phone) => phone.screen?.store.loadOlder() },
  { name: 'looks up', weight: 2, run: (_, phone) => phone.screen?.store.atEnd(false) },
  { name: 'looks down', weight: 3, run: (_, phone) => phone.screen?.store.showLatest() },
  { name: 'pulls down', weight: 2, run: (_, phone) => void phone.stores.inbox.refresh() },
]

/** Opens one of the conversations in the list. */
export function openSome(world: FuzzWorld, phone: FuzzPhone): void {
  const row = world.dice.pick(phone.stores.inbox.rows)
  if (!row) return
  world.trace.add(phone.name, `opens ${row.title}`)
  phone.opens(row.cid)
}

/** Sends a new text if a chat is open; otherwise opens one. */
export function say(world: FuzzWorld, phone: FuzzPhone): void {
  if (!phone.screen) openSome(world, phone)
  const store = phone.screen?.store
  if (!store) return
  const { text, said } = world.ledger.newText(phone.name, store.cid)
  store.edit(text)
  store.send()
  const isTaken = store.sendProblem === '' && store.draft === ''
  if (isTaken) said()
  else store.edit('')
  world.ledger.drafts.delete(draftKey(phone, store.cid))
  world.coverage.met(isTaken ? 'act says' : `end not taken: ${store.sendProblem}`)
  world.trace.add(phone.name, isTaken ? `"${text}"` : `cannot say it: ${store.sendProblem}`)
}

function sayMuch(world: FuzzWorld, phone: FuzzPhone): void {
  const count = world.dice.between(2, MOST_AT_A_TIME)
  for (let turn = 0; turn < count; turn++) say(world, phone)
}

function type(world: FuzzWorld, phone: FuzzPhone): void {
  const store = phone.screen?.store
  if (!store) return
  const text = `draft ${world.dice.between(1, 999)}`
  store.edit(text)
  world.ledger.drafts.set(draftKey(phone, store.cid), text)
  world.trace.add(phone.name, `types ${text}`)
}

/** The key of a draft in the ledger. */
export function draftKey(phone: FuzzPhone, cid: string): string {
  return `${phone.name} ${cid}`
}
