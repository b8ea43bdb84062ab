import { FAULTS } from '../../simulator/platform/faults/catalogue'
import { chatBetween } from './chat-between'
import { inMemory } from './in-memory'
import type { Person } from './person'
import { SeededRandom } from './seeded-random'

/** Decided before every task or at every frame, so these must be rare. */
const OFTEN_ASKED = new Set(['moments', 'links'])

/** Triggers everything that can happen to a person, and records it with the person's traffic. */
function befall(person: Person, note: (line: string) => void): void {
  for (const { name, family } of FAULTS) {
    person.faults.set(name, { probability: OFTEN_ASKED.has(family) ? 0.002 : 0.1 })
  }
  person.faults.watch((name) => note(`${person.name} meets ${name}`))
  Object.assign(person.wire.mishaps.rates, { breaks: 0.01, 'falls-silent': 0.01, stalls: 0.05 })
  person.wire.jitterMs = 30
  person.wire.toll = (direction, text) => {
    note(`${person.name} ${direction} ${text}`)
    return true
  }
}

/** Everything that happens in the story with this seed, line by line. */
async function storyOf(seed: number): Promise<string[]> {
  const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob', {
    seed,
    ...inMemory,
  })
  const trace: string[] = []
  const note = (line: string) => void trace.push(`${clock.now()} ${line}`)
  const dice = new SeededRandom(seed)
  server.habits.lostAnnouncements = 0.2
  for (const person of [alice, bob]) befall(person, note)
  for (let step = 0; step < 60; step++) {
    const person = dice.fraction() < 0.5 ? alice : bob
    if (!person.isRunning) {
      person.launches(server.address)
      person.opensChat(cid)
    }
    person.says(`word ${step}`)
    if (dice.fraction() < 0.1) person.goesToBackground()
    await clock.pass(dice.below(4_000))
    if (person.isRunning) person.comesBack()
  }
  return trace
}

describe('a story full of faults', () => {
  it('is the same to the last frame for the same seed, and different for another', async () => {
    const [once, again, other] = [await storyOf(7), await storyOf(7), await storyOf(8)]

    expect(again).toEqual(once)
    expect(other).not.toEqual(once)
    expect(
      new Set(once.flatMap((line) => /meets (.*)/.exec(line)?.[1] ?? [])).size
    ).toBeGreaterThan(15)
  })
})
