import { chatBetween } from '../world/chat-between'
import { SeededRandom } from '../world/seeded-random'
import { Dice } from './dice'
import { openMutations } from './mutations'

const { SEEDS = '120', FIRST_SEED = '1' } = process.env
const seeds = Array.from({ length: Number(SEEDS) }, (_, at) => at + Number(FIRST_SEED))
const TURNS = 12
const TURN_MS = 1_000
const CALM_MS = 150_000

/** How many frames a phone may send in a second, whatever it receives. */
const MOST_A_SECOND = 12

/** Two people talk while some of the server's frames are mutated. Then the server is normal again. */
async function talk(seed: number) {
  const story = await chatBetween('alice', 'bob', { seed })
  const { alice, bob, clock, server, cid } = story
  const people = [alice, bob]
  const dice = new Dice(new SeededRandom(seed))
  const share = dice.pick([0.1, 0.3, 0.8]) ?? 0.3
  let sent = 0
  for (const { wire } of people) {
    const mutated = openMutations(dice)
    wire.alters = (text) => (dice.chance(share) ? mutated(text) : [text])
    wire.toll = (way) => (sent += Number(way === 'up')) > 0 || true
  }
  const said: string[] = []
  const say = (text: string) => {
    people[said.length % 2]!.says(text)
    said.push(text)
  }
  for (let turn = 0; turn < TURNS; turn++) {
    say(`wild ${turn}`)
    if (dice.chance(0.1)) server.isKilled()
    await clock.pass(TURN_MS)
    if (!server.isUp) await server.starts()
  }
  const wild = sent
  for (const { wire } of people) wire.alters = (text) => [text]
  await clock.pass(CALM_MS)
  for (const text of ['calm 1', 'calm 2']) say(text)
  await clock.pass(CALM_MS)
  return { people, said, wild, log: await clock.during(server.log(cid)) }
}

const textsOf = (lines: string[]) =>
  lines.filter((line) => !line.startsWith('(')).map((line) => line.replace(/^me: | \(\w+\)$/g, ''))

describe('what the server sends, mutated', () => {
  const strays: unknown[] = []
  const stray = (error: unknown) => void strays.push(error)
  beforeAll(() => process.on('unhandledRejection', stray))
  afterAll(() => void process.off('unhandledRejection', stray))

  it.each(seeds)(
    'throws nothing, floods nobody, and all is right once the server is: %i',
    async (seed) => {
      const { people, said, wild, log } = await talk(seed)

      expect([...log].sort()).toEqual([...said].sort())
      for (const person of people) {
        expect(textsOf(person.sees())).toEqual(log)
        expect(person.list().find((line) => line.includes(log.at(-1)!))).toBeDefined()
        expect(person.sees().filter((line) => /queued|failed/.test(line))).toEqual([])
      }
      expect(wild).toBeLessThan(MOST_A_SECOND * TURNS * people.length)
      expect(strays).toEqual([])
    },
    60_000
  )
})
