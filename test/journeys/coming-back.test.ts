import { openStory } from '../world/story'
import type { VirtualServer } from '../world/virtual-server'

const CHANGED = 3

/** The traffic when Alice returns to this many conversations, three of which have changed. */
async function comingBackTo(count: number) {
  const { clock, ...story } = openStory()
  const server = await story.serverAt('http://huiyin.test')
  const friends = await clock.during(befriend(server, 'alice', count))
  const allSay = (text: string, at: number) =>
    clock.during(Promise.all(friends.map((say) => say(text, at))))
  await allSay('hello', clock.now())
  const alice = story.person('alice')
  alice.launches(server.address)
  await clock.pass(20_000)

  alice.goesToBackground()
  await clock.pass(60_000)
  await clock.during(Promise.all(friends.slice(0, CHANGED).map((say) => say('news', clock.now()))))
  const frames: string[] = []
  alice.wire.toll = (way, text) => frames.push(`${way} ${text}`) > 0
  alice.comesBack()
  await clock.until(() => alice.stores.connection.isLive)
  const untilLive = [...frames]
  await story.quiet()
  return { untilLive, alice, bytes: frames.join('').length }
}

type Say = (text: string, at: number) => Promise<unknown>

/** Creates this many people, each with a direct conversation with this one. Each can send a message. */
async function befriend({ storage }: VirtualServer, name: string, count: number): Promise<Say[]> {
  const ensure = async (who: string) =>
    (await storage.ensureUser({ identity: `demo:${who}`, name: who, avatar: '' })).user.id
  const me = await ensure(name)
  const friends = Array.from({ length: count }, async (_, index): Promise<Say> => {
    const from = await ensure(`friend ${1_000 + index}`)
    const cid = await storage.openDirect(from, me)
    return (text, at) =>
      storage.append({ cid, from, at, mid: `${text} of ${from}`, type: 'text', body: { text } })
  })
  return Promise.all(friends)
}

describe('returning to the front', () => {
  it('takes one round trip after the socket has opened', async () => {
    const { untilLive, alice } = await comingBackTo(10)

    const [login, sync, ...answers] = untilLive
    expect(login).toContain('up {"url":"/login"')
    expect(sync).toContain('up {"url":"/sync"')
    expect(answers.every((frame) => frame.startsWith('down'))).toBe(true)
    expect(alice.stores.inbox.rows.filter(({ line }) => line === 'news')).toHaveLength(CHANGED)
  })

  it('costs as much as has changed, and nothing for the rest', async () => {
    const few = await comingBackTo(10)
    const many = await comingBackTo(300)

    const rows = many.untilLive.join('').split('"memberCount"').length - 1
    expect(rows).toBe(CHANGED)
    expect(Math.abs(many.bytes - few.bytes)).toBeLessThan(100)
  })
})
