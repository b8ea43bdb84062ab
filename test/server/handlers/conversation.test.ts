import { Scene, type Present } from '../scene'

describe('a conversation', () => {
  let scene: Scene
  let ming: Present
  let hong: Present
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
  })
  afterEach(() => scene.ends())

  it('[OPEN1] is the same one whoever opens it, and the opener’s other devices learn about it', async () => {
    const tablet = await scene.connects(await scene.signsIn('Ming', 'tablet'))

    const { conversation } = await ming.device.gets('/conversation/open', { userId: hong.id })
    const again = await hong.device.gets('/conversation/open', { userId: ming.id })

    expect(conversation).toMatchObject({ kind: 'direct', title: 'Hong', lastSeq: 0 })
    expect(again.conversation).toMatchObject({ cid: conversation.cid, title: 'Ming' })
    expect(tablet.heard('/conversation')).toEqual([conversation])
  })

  it('[OPEN3] is refused with oneself and with unknown people', async () => {
    const open = (userId: string) => ming.device.asks('/conversation/open', { userId })

    expect(await open(ming.id)).toHaveProperty('error.code', 'bad-request')
    expect(await open('nobody')).toMatchObject({
      error: { code: 'not-found', message: 'userId: nobody' },
    })
  })

  it('[SET1] stores marks for the requesting user alone, and keeps absent ones', async () => {
    const cid = await scene.openGroup(ming, hong)
    hong.device.forgets()

    await ming.device.gets('/conversation/set', { cid, pinned: true })
    const { conversation } = await ming.device.gets('/conversation/set', { cid, muted: true })

    expect(conversation).toMatchObject({ cid, pinned: true, muted: true })
    expect(ming.device.heard('/conversation').at(-1)).toEqual(conversation)
    expect(hong.device.heard('/conversation')).toEqual([])
    expect(await scene.storage.conversation(cid, hong.id)).toMatchObject({ pinned: false })
  })

  it('cannot be marked by strangers and former members', async () => {
    const cid = await scene.openGroup(ming, hong)
    const stranger = await scene.arrives('Stranger')
    const mark = { cid, pinned: true }
    expect(await stranger.device.isRefused('/conversation/set', mark)).toBe('not-found')

    await scene.settled(scene.storage.leave(cid, hong.id, scene.clock.now()))

    expect(await hong.device.isRefused('/conversation/set', mark)).toBe('not-a-member')
  })
})

describe('people', () => {
  it('[USR1] are known to those who share a conversation with them', async () => {
    const scene = new Scene({ wechat: { openidFor: (code) => Promise.resolve(code) } })
    const [ming, hong, stranger] = [
      await arrivesByWechat(scene, 'Ming'),
      await arrivesByWechat(scene, 'Hong'),
      await arrivesByWechat(scene, 'Stranger'),
    ]
    await scene.openGroup(ming, hong)

    const { users } = await ming.device.gets('/user/get', {
      ids: [hong.id, stranger.id, 'nobody', ming.id],
    })

    expect(users.map(({ id }) => id).sort()).toEqual([hong.id, ming.id].sort())
    await scene.ends()
  })

  async function arrivesByWechat(scene: Scene, code: string): Promise<Present> {
    const { body } = await scene.http('POST /api/login', { code, deviceId: code })
    const person = { ...(JSON.parse(body) as Present['person']), deviceId: code }
    return { person, id: person.user.id, device: await scene.connects(person) }
  }
})

describe('typing', () => {
  let scene: Scene
  let ming: Present
  let hong: Present
  let cid: string
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    cid = await scene.openGroup(ming, hong)
    for (const { device } of [ming, hong]) device.forgets()
  })
  afterEach(() => scene.ends())

  it('[NTC4] is forwarded to the other members', async () => {
    ming.device.tells('/typing', { cid })
    await scene.clock.pass(1)

    expect(hong.device.heard('/typing')).toEqual([{ cid, userId: ming.id }])
    expect(ming.device.heard('/typing')).toEqual([])
  })

  it('is dropped if the sender is not allowed to write', async () => {
    const stranger = await scene.arrives('Stranger')
    await scene.settled(scene.storage.leave(cid, hong.id, scene.clock.now()))

    stranger.device.tells('/typing', { cid })
    hong.device.tells('/typing', { cid })
    await scene.clock.pass(1)

    expect(ming.device.heard('/typing')).toEqual([])
  })

  it('is dropped in a large group', async () => {
    await scene.fillsUp(cid, 201)

    ming.device.tells('/typing', { cid })
    await scene.clock.pass(1)

    expect(hong.device.heard('/typing')).toEqual([])
  })

  it('is dropped rather than queued for a client that is behind', async () => {
    hong.device.socket.bufferedAmount = 1

    ming.device.tells('/typing', { cid })
    await ming.device.gets('/message/send', scene.text(cid, 'done'))

    expect(hong.device.heard('/typing')).toEqual([])
    expect(hong.device.heard('/message')).toHaveLength(1)
  })
})
