import { FAULTS, type FaultFamily } from '../../simulator/platform/faults/catalogue'
import { PROFILES, type ProfileName } from '../../simulator/platform/faults/profiles'
import type { FaultSetting } from '../../simulator/platform/faults/switches'
import { chatBetween } from './chat-between'
import { inMemory } from './in-memory'
import type { Person } from './person'

/** Decided before every task or at every frame, so these must be rarer. */
const RARE: Partial<Record<FaultFamily, FaultSetting>> = {
  moments: { probability: 0.01 },
  links: { probability: 0.05 },
}
const USUAL_RATE = 0.4
const CALM_MS = 120_000
const AWAY_MS = 7_000
/** In later turns nobody does anything that makes a phone check its link. */
const LAST_TURN_ABOUT = 4
const MEANWHILE_MS = 5_000

type Chat = Awaited<ReturnType<typeof chatBetween<'alice', 'bob'>>>

/** Alice's second phone, on which everything happens from its first launch on. The first phone is off. */
async function onNewPhone(prepare: (phone: Person) => void): Promise<Chat> {
  const chat = await chatBetween('alice', 'bob', inMemory)
  const alice = chat.person('alice')
  chat.alice.isKilled()
  prepare(alice)
  relaunch(alice, chat.server.address, chat.cid)
  await chat.clock.pass(30_000)
  return { ...chat, alice }
}

/** Sends the text. Returns whether the phone accepted it; otherwise it stays in the field. */
function says(person: Person, word: string): string[] {
  const isSignedIn = person.isRunning && person.list().length > 0
  if (!isSignedIn) return []
  person.says(word)
  return person.draft === '' ? [word] : []
}

/**
 * Both write while Alice goes to the background and back and changes networks. Returns what their phones accepted.
 */
async function troubledTurns({ alice, bob, server, cid, clock }: Chat, turns: number[]) {
  const said: string[] = []
  for (const turn of turns) {
    if (!alice.isRunning) relaunch(alice, server.address, cid)
    await clock.pass(5_000)
    said.push(...says(alice, `a${turn}`), ...says(bob, `b${turn}`))
    await clock.pass(2_000)
    if (alice.isRunning && turn <= LAST_TURN_ABOUT) await wander(alice, turn, clock)
    if (alice.isRunning) alice.comesBack()
  }
  return said
}

/** Goes to the background and back, or to another network, on which the first link never opens. */
async function wander(alice: Person, turn: number, clock: Chat['clock']): Promise<void> {
  const { rates } = alice.wire.mishaps
  if (turn % 2 === 0) alice.goesToBackground()
  else {
    rates['opens-into-silence'] = 1
    alice.findsNetwork(turn % 4 === 1 ? '4g' : 'wifi')
  }
  await clock.pass(AWAY_MS)
  rates['opens-into-silence'] = 0
}

function relaunch(alice: Person, address: string, cid: string): void {
  alice.launches(address)
  alice.opensChat(cid)
}

/** One person's messages on a screen, without the sender and the delivery state. */
const saidBy = (lines: string[], initial: string): string[] =>
  lines.flatMap((line) => new RegExp(`\\b${initial}\\d+\\b`).exec(line) ?? [])

async function expectWhole(chat: Chat, said: string[]): Promise<void> {
  const { alice, bob, server, cid, clock } = chat
  const kept = await clock.during(server.log(cid))
  for (const initial of ['a', 'b']) {
    const words = saidBy(said, initial)
    for (const lines of [kept, alice.sees(), bob.sees()]) {
      expect(saidBy(lines, initial)).toEqual(words)
    }
  }
  expect(alice.stores.connection.isLive).toBe(true)
  expect(said.length).toBeGreaterThan(8)
}

/** Ends all faults, and lets enough time pass for everything to recover. */
async function calm({ alice, server, cid, clock }: Chat): Promise<void> {
  if (!alice.isRunning) relaunch(alice, server.address, cid)
  await clock.pass(CALM_MS)
}

describe('a phone with a fault', () => {
  it.each(FAULTS.filter(({ family }) => family !== 'screen'))(
    '$name: loses, duplicates and misplaces no message that is sent meanwhile',
    async ({ name, family }) => {
      const chat = await onNewPhone(({ faults }) => faults.once(name))
      const { faults } = chat.alice

      faults.set(name, RARE[family] ?? 'always')
      const first = await troubledTurns(chat, [1, 2, 3, 4])
      faults.set(name, RARE[family] ?? { probability: USUAL_RATE })
      const second = await troubledTurns(chat, [5, 6, 7, 8])
      const struck = faults.struck()[name]
      faults.once(name)
      const last = says(chat.bob, 'b9')
      await chat.clock.pass(MEANWHILE_MS)
      faults.clear()
      await calm(chat)

      await expectWhole(chat, [...first, ...second, ...last])
      expect(struck).toBeGreaterThan(0)
    }
  )
})

describe('a phone of every kind', () => {
  it.each(Object.keys(PROFILES) as ProfileName[])(
    '%s: loses, duplicates and misplaces nothing',
    async (profile) => {
      const chat = await onNewPhone(({ faults }) => faults.useProfile(profile))

      const said = await troubledTurns(chat, [1, 2, 3, 4, 5, 6, 7, 8])
      await calm(chat)

      await expectWhole(chat, said)
    }
  )
})
