import { createServer } from '../../server/compose'
import { silentLog } from '../../server/log'
import { SeededRandom } from '../world/seeded-random'
import { Scene } from './scene'

describe('a demo', () => {
  let scene: Scene
  beforeEach(() => {
    scene = new Scene()
  })
  afterEach(() => scene.ends())

  const listOf = async (name: string): Promise<string[]> => {
    const { user } = await scene.signsIn(name)
    const { conversations } = await scene.storage.changes(user.id, undefined, 100)
    return conversations.map(({ title, last }) => `${title}: ${last?.type}`).sort()
  }

  it('gives a new person the group, and a conversation with each of the three demo people', async () => {
    expect(await listOf('小雨')).toEqual([
      '回音体验群: notice',
      '张三: text',
      '李四: text',
      '王五: text',
    ])
  })

  it('greets an English name with English people and their group', async () => {
    const { user } = await scene.signsIn('Mary')

    const { conversations } = await scene.storage.changes(user.id, undefined, 100)

    const said = conversations.map(({ title, last }) => [title, last?.body])
    expect(Object.fromEntries(said)).toMatchObject({
      Emma: { text: 'Hello, I am Emma. Nice to meet you!' },
      Jack: { text: 'Hi, Jack here. Shall we have a coffee some day?' },
      Olivia: { text: 'I am Olivia. You can also find me in the group.' },
      'Huiyin demo group': { name: 'Mary' },
    })
    expect(conversations).toHaveLength(4)
  })

  it('lets only people of the same language talk to each other', async () => {
    expect(await listOf('Emma')).toEqual(['Huiyin demo group: text', 'Jack: text', 'Olivia: text'])
  })

  it('lets the three demo people talk to each other', async () => {
    expect(await listOf('张三')).toEqual(['回音体验群: text', '李四: text', '王五: text'])
  })

  it('leaves no demo person with an own greeting to read', async () => {
    const { user } = await scene.signsIn('张三')

    const { conversations } = await scene.storage.changes(user.id, undefined, 100)

    const unread = conversations.map(({ title, n, readN }) => `${title}: ${n - readN}`)
    expect(unread.sort()).toEqual(['回音体验群: 1', '李四: 0', '王五: 0'])
  })

  it('greets once, however often a person signs in and the server starts', async () => {
    const first = await listOf('小雨')
    const { user } = await scene.signsIn('小雨')
    const before = await scene.storage.changes(user.id, undefined, 100)

    const { clock, storage } = scene
    const rates = {
      requestRate: { perSecond: 1, burst: 1 },
      signInRate: { perSecond: 1, burst: 9 },
      devicesPerPerson: 10,
    }
    const parts = { clock, storage, random: new SeededRandom(2), log: silentLog }
    const restarted = createServer({ ...parts, config: rates })
    await scene.settled(restarted.ready)
    const body = JSON.stringify({ code: 'demo:小雨', deviceId: 'd' })
    const request = { method: 'POST', path: '/api/login', headers: {}, body, address: 'a' }
    await scene.settled(restarted.routes['POST /api/login']!(request))
    await scene.settled(restarted.close())

    expect(await listOf('小雨')).toEqual(first)
    expect(await scene.storage.changes(user.id, undefined, 100)).toEqual(before)
  })

  it('shows new people at once to those who are online', async () => {
    const zhang = await scene.arrives('张三')

    await scene.signsIn('小雨')
    await scene.clock.pass(1)

    expect(zhang.device.heard('/conversation')).toMatchObject([{ title: '小雨', lastSeq: 1 }])
    await scene.signsIn('小雨')
    await scene.clock.pass(1)
    expect(
      zhang.device
        .heard('/message')
        .map(({ type }) => type)
        .sort()
    ).toEqual(['notice', 'text'])
  })
})
