import type { Patch } from '../../miniprogram/stores/painting/patch'
import { FakePage } from '../stores/page'
import { row, said } from './entries'
import { Surroundings } from './phone'

const MANY = 1_000

/** A phone that knew this many conversations before it was killed. The server no longer answers. */
async function knowing(count: number) {
  const world = new Surroundings()
  for (let number = 0; number < count; number++) {
    const cid = `c${number}`
    const log = Array.from({ length: 25 }, (_, index) => said(index + 1, { cid, at: number }))
    const marks = { lastSeq: 25, n: 25, readSeq: 25, readN: 25 }
    world.server.logs.set(cid, log)
    world.server.rows.set(cid, row({ cid, title: cid, ...marks, last: log[24]! }))
  }
  const phone = await world.live()
  phone.openChat('c1').edit('a draft')
  await world.clock.pass(10_000)
  world.kill()
  world.server.isReachable = false
  return world
}

/** The patches that a phone's list draws while it starts. */
async function listDrawnBy(world: Surroundings): Promise<Patch[]> {
  const patches: Patch[] = []
  const phone = world.start()
  phone.show()
  phone.inbox.onPatch((patch) => patches.push(patch))
  await world.clock.pass(5)
  return patches
}

describe('a cold start', () => {
  it('draws a thousand conversations from the cache at once, before the network answers', async () => {
    const world = await knowing(MANY)
    const asked = world.server.requests.length

    const [first, ...others] = await listDrawnBy(world)

    expect(world.server.requests).toHaveLength(asked)
    expect(first!['rows']).toHaveLength(60)
    expect(others).toEqual([])
  })

  it('changes nothing in the list after it has settled', async () => {
    const world = await knowing(60)

    const patches = await listDrawnBy(world)
    await world.clock.pass(900)

    expect(JSON.stringify(patches[0])).toContain('a draft')
    expect(patches).toHaveLength(1)
  })

  it('opens each of the fifty most active chats', async () => {
    const world = await knowing(60)
    const phone = world.start()

    for (let number = 10; number < 60; number++) {
      const page = new FakePage()
      phone.openChat(`c${number}`).onPatch((patch) => page.setData(patch))
      expect(page.texts).toHaveLength(25)
    }
  })

  it('reads no chat that is not opened, so long histories cost nothing', async () => {
    const world = await knowing(60)
    world.reads.length = 0

    await listDrawnBy(world)

    expect(world.reads.filter((key) => key.includes('/log/'))).toEqual([])
    expect(world.reads.length).toBeLessThan(60)
  })

  it('knows the names of group members who are in no row, before the network answers', async () => {
    const world = new Surroundings()
    const last = said(1, { from: 'eve' })
    world.server.logs.set('c1', [last])
    world.server.rows.set('c1', row({ kind: 'group', title: 'team', lastSeq: 1, n: 1, last }))
    world.server.users = [{ id: 'eve', name: 'Eve', avatar: '' }]
    ;(await world.live()).openChat('c1').onPatch(() => undefined)
    await world.clock.pass(10_000)
    world.kill()
    world.server.isReachable = false

    const page = new FakePage()
    const chat = world.start().openChat('c1')
    chat.onPatch((patch) => page.setData(patch))

    expect(page.rows.at(-1)).toMatchObject({ senderName: 'Eve', avatarText: 'E' })
  })

  it('discards a cache of another version, and only the damaged parts of a damaged one', async () => {
    for (const [part, value] of [
      ['/sync/version', '{"v":1,"value":0}'],
      ['/sync/version', 'not even JSON'],
      ['/sync/cursor', '{"v":1,"value":{"cursor":7}}'],
      ['/rows/', '{"v":1,"value":[{"cid":"c1"}]}'],
    ] as const) {
      const world = await knowing(60)
      for (const key of [...world.disk.keys()].filter((key) => key.includes(part)))
        world.disk.set(key, value)
      world.server.isReachable = true
      world.server.requests.length = 0

      const phone = await world.live()
      await world.clock.pass(100)

      expect(world.server.sent('/sync')[0]).not.toHaveProperty('since')
      expect(phone.inbox.rows).toHaveLength(60)
    }
  })
})
