import { MAX_STORED_CHARS } from '../../simulator/platform/limits'
import { chatBetween } from '../world/chat-between'
import type { Person } from '../world/person'
import { words } from './entries'

const MOST_QUEUED = 500
const RECOVERED_MS = 60_000

/** Leaves this much space on the phone's disk, and fills the rest with other data. */
function leaveRoom({ storage }: Person, characters: number): void {
  const stored = storage
    .keys()
    .reduce((sum, key) => sum + key.length + (storage.get(key)?.length ?? 0), 0)
  storage.set('not ours', JSON.stringify('x'.repeat(MAX_STORED_CHARS - stored - characters)))
}

const keysOf = ({ storage }: Person, part: RegExp): string[] =>
  storage.keys().filter((key) => part.test(key))

describe('a phone whose storage is full', () => {
  it('[X09] drops its cache for the outbox, and explains if nothing is left to drop', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
    for (const word of words(40, 'a longer word that the cache keeps')) bob.says(word)
    await clock.pass(5_000)
    alice.losesNetwork()
    alice.isKilled()
    const cached = keysOf(alice, /\/log\//).length
    leaveRoom(alice, 200)

    alice.launches(server.address)
    alice.opensChat(cid)
    const letters = words(10).map((word) => `${word} ${'-'.repeat(300)}`)
    for (const letter of letters) alice.says(letter)
    expect(keysOf(alice, /\/log\//).length).toBeLessThan(cached)
    expect(keysOf(alice, /\/outbox\//)).toHaveLength(10)
    alice.faults.set('storage-full', 'always')
    alice.says('one too many')
    expect(alice.problem).toBe('no-room')
    expect(alice.draft).toBe('one too many')

    alice.faults.clear()
    alice.isKilled()
    alice.launches(server.address)
    alice.findsNetwork()
    await clock.pass(RECOVERED_MS)
    expect(bob.sees().slice(-10)).toEqual(letters)
  })

  it('[X12] accepts at most 500 messages, says so, and loses none of them', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    alice.losesNetwork()

    for (const word of words(MOST_QUEUED)) alice.says(word)
    alice.says('one too many')
    expect(alice.problem).toBe('outbox-full')
    expect(alice.draft).toBe('one too many')

    alice.findsNetwork()
    await clock.pass(RECOVERED_MS)
    expect(bob.sees().slice(-5)).toEqual(words(MOST_QUEUED).slice(-5))
  })
})

describe('a phone with a damaged cache', () => {
  it('[I25] rebuilds it from the server, and has kept its outbox', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
    bob.says('from before')
    await clock.pass(5_000)
    const said = []

    for (const broken of [
      '{"v":1,"value":[{"cid":',
      '{"v":1,"value":42}',
      '{"v":0,"value":[]}',
      '7',
    ]) {
      said.push(`over ${broken}`)
      alice.losesNetwork()
      alice.says(said[said.length - 1]!)
      await clock.pass(2_000)
      alice.isKilled()
      const cached = keysOf(alice, /\/(rows\/|log\/|sync\/cursor)/)
      for (const key of cached) alice.storage.set(key, broken)
      expect(cached.length).toBeGreaterThanOrEqual(4)

      alice.launches(server.address)
      alice.opensChat(cid)
      expect(alice.sees()).toEqual([`me: ${said[said.length - 1]} (queued)`])
      alice.findsNetwork()
      await clock.pass(RECOVERED_MS)
      expect(alice.sees()).toEqual(['from before', ...said.map((line) => `me: ${line} (read)`)])
    }

    expect(bob.sees()).toEqual(['me: from before (read)', ...said])
  })
})
