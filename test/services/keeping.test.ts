import { FakePage } from '../stores/page'
import { row, said } from './entries'
import { Surroundings } from './phone'

describe("the phone's cache", () => {
  it('makes the fifty most active chats readable before the network answers, and no more', async () => {
    const { world, disk } = await afterMeeting(80)

    world.server.isReachable = false
    const phone = world.start()
    const page = new FakePage()
    phone.openChat('c79').onPatch((patch) => page.setData(patch))

    expect(page.texts).toHaveLength(25)
    expect(disk('log/')).toHaveLength(50)
  })

  it('does not keep an old chat only because somebody opened it', async () => {
    const world = met(80)
    const phone = await world.live()
    const chat = phone.openChat('c3')
    await world.clock.pass(5000)

    chat.close()
    world.server.cut()
    await world.clock.pass(5000)

    expect([...world.disk.keys()].filter((key) => key.includes('log/'))).toHaveLength(50)
  })

  it('continues an interrupted sync', async () => {
    const world = new Surroundings()
    world.server.pages = [{ conversations: [row({ cid: 'c1' })], since: 'halfway', more: true }]
    world.server.failures.set('/sync', [])
    const phone = world.start()
    await world.clock.until(() => world.server.count('/sync') === 1)
    world.server.mute.add('/sync')
    await world.clock.pass(5000)
    world.kill()
    world.server.mute.clear()

    await world.live()

    expect(phone.inbox.count).toBe(1)
    expect(world.server.sent('/sync').map(({ since }) => since)).toEqual([
      undefined,
      'halfway',
      undefined,
    ])
  })

  it('is ignored if another version wrote it', async () => {
    const { world, disk } = await afterMeeting(3)
    const [key] = disk('/sync/cursor')
    world.disk.set(key!, world.disk.get(key!)!.replace('"v":1', '"v":2'))

    await world.live()

    expect(world.server.sent('/sync')).toHaveLength(2)
    for (const asked of world.server.sent('/sync')) expect(asked).not.toHaveProperty('since')
  })

  it('loads the chat on screen before those that are prefetched', async () => {
    const world = met(80)
    const phone = await world.live()

    phone.openChat('c3')
    await world.clock.pass(1000)

    const asked = world.server.sent('/history').map(({ cid }) => cid)
    expect(asked.indexOf('c3')).toBeLessThan(5)
  })

  it('[CLI13] requests everything if a part of it is missing, and only changes if it is complete', async () => {
    const { world } = await afterMeeting(80)
    await world.live()
    world.kill()
    const rows = [...world.disk.keys()].filter((key) => key.includes('/rows/'))
    world.disk.delete(rows[0]!)

    const phone = await world.live()
    await world.clock.pass(100)

    expect(world.server.sent('/sync').map(({ since }) => since)).toEqual([
      undefined,
      'cursor',
      undefined,
    ])
    expect(phone.inbox.count).toBe(80)
  })

  it('makes room for unsent messages if the disk is full, the least active chats first', async () => {
    const { world, disk } = await afterMeeting(8)
    const phone = await world.live()
    world.quota = world.disk.size

    phone.openChat('c1').edit('a draft')
    expect(disk('draft/')).toHaveLength(1)

    expect(disk('log/').map((key) => key.slice(-2))).toEqual(['c2', 'c3', 'c4', 'c5', 'c6', 'c7'])
  })

  it("is dropped completely if necessary, other users' data first", async () => {
    const { world, disk } = await afterMeeting(3)
    const phone = await world.live()
    const chat = phone.openChat('c1')
    await world.clock.pass(2000)
    world.server.mute.add('/message/send')
    world.disk.set('account/http://elsewhere.test/me/log/c1', '1')
    world.quota = world.disk.size

    const kept: number[] = []
    for (const text of ['one', 'two', 'three', 'four', 'five']) {
      chat.edit(text)
      chat.send()
      kept.push(disk('log/').length)
    }

    expect(chat.sendProblem).toBe('')
    expect(disk('elsewhere')).toEqual([])
    expect(disk('outbox/')).toHaveLength(5)
    expect(Math.min(...kept)).toBe(0)
  })

  it('explains why a message is refused if nothing can be dropped, and keeps its text', async () => {
    const { world, disk } = await afterMeeting(1)
    const phone = await world.live()
    const chat = phone.openChat('c0')
    world.server.mute.add('/message/send')
    world.quota = 0
    world.isDiskFull = true

    chat.edit('precious')
    chat.send()

    expect(chat.sendProblem).toBe('no-room')
    expect(chat.draft).toBe('precious')
    expect(disk('outbox/')).toEqual([])
  })

  it('[CLI14] belongs to one user of one server', async () => {
    const { world } = await afterMeeting(3)
    world.server.isReachable = false
    const phone = world.start()
    phone.openChat('c1').edit('for the first server only')

    phone.me.changeServer('http://192.168.1.2:8080')
    await world.clock.pass(100)

    expect(phone.inbox.rows).toEqual([])
    expect(phone.openChat('c1').draft).toBe('')
    phone.me.changeServer('http://127.0.0.1:8080')
    await world.clock.pass(100)
    expect(phone.openChat('c1').draft).toBe('for the first server only')
  })
})

describe("a user's data on the phone", () => {
  it('is not shown to another user, and is there when the user returns', async () => {
    const { world } = await afterMeeting(3)
    const phone = await world.live()
    phone.openChat('c1').edit('mine')
    world.server.tell({ url: '/bye', data: { reason: 'signed-out' } })
    const other = { id: 'other', name: 'Other', avatar: '' }

    world.server.httpAnswers = [{ status: 200, body: { token: 't', expiresAt: 0, user: other } }]
    phone.me.signIn()
    await world.clock.pass(1000)

    expect(phone.me.userId).toBe('other')
    expect(phone.openChat('c1').draft).toBe('')
    world.server.tell({ url: '/bye', data: { reason: 'signed-out' } })
    phone.me.signIn()
    await world.clock.pass(1000)
    expect(phone.openChat('c1').draft).toBe('mine')
  })
})

/** A server with this many conversations of 25 messages each. */
function met(count: number): Surroundings {
  const world = new Surroundings()
  for (let number = 0; number < count; number++) {
    const cid = `c${number}`
    const log = Array.from({ length: 25 }, (_, index) => said(index + 1, { cid, at: number }))
    world.server.logs.set(cid, log)
    world.server.rows.set(
      cid,
      row({ cid, lastSeq: 25, n: 25, readSeq: 25, readN: 25, last: log[24]! })
    )
  }
  return world
}

/** A phone that was connected for a while and was then killed. */
async function afterMeeting(count: number) {
  const world = met(count)
  await world.live()
  await world.clock.pass(5000)
  world.kill()
  return {
    world,
    disk: (part: string) => [...world.disk.keys()].filter((key) => key.includes(part)),
  }
}
