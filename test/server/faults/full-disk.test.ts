import { Scene, type Present } from '../scene'
import { TemporaryFolder } from '../storage/temporary-folder'
import { SmallDisk } from './small-disk'

/** So long that it needs pages of its own. */
const LONG = '长'.repeat(3900)
const MUCH_ROOM = 100_000

describe('a server whose disk is full', () => {
  const folder = new TemporaryFolder()
  afterAll(() => folder.remove())
  let disk: SmallDisk
  let scene: Scene
  let ming: Present
  let hong: Present
  let cid: string
  beforeEach(async () => {
    disk = new SmallDisk(folder.newFile())
    scene = new Scene({ storage: disk.open })
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    cid = await scene.openDirect(ming, hong)
  })
  afterEach(() => scene.ends())

  const texts = async () => {
    const { entries } = await hong.device.gets('/history', { cid, after: 0 })
    return entries.map(({ seq, body }) => [seq, (body as { text: string }).text.slice(0, 20)])
  }

  it('refuses with busy what it cannot store, announces none of it, and loses nothing that it acknowledged', async () => {
    const acknowledged: [seq: number, number: number][] = []
    const refused: ReturnType<Scene['text']>[] = []
    disk.hasRoomFor(12)

    for (let number = 1; number <= 30; number++) {
      const draft = scene.text(cid, `${number} ${LONG}`)
      const answer = await ming.device.asks('/message/send', draft)
      if ('data' in answer) acknowledged.push([(answer.data as { seq: number }).seq, number])
      else refused.push(draft)
      if ('error' in answer) expect(answer.error.code).toBe('busy')
    }
    await scene.clock.pass(1)

    expect(acknowledged.length).toBeGreaterThan(0)
    expect(refused.length).toBeGreaterThan(0)
    expect(acknowledged.map(([seq]) => seq)).toEqual(acknowledged.map((_, index) => index + 1))
    expect(hong.device.heard('/message').map(({ seq }) => seq)).toEqual(
      acknowledged.map(([seq]) => seq)
    )
    expect(await texts()).toHaveLength(acknowledged.length)
    expect(disk.reports).toEqual([expect.objectContaining({ kind: 'disk-full' })])
  })

  it('still answers requests that need no space', async () => {
    await ming.device.gets('/message/send', scene.text(cid, 'before'))
    disk.hasRoomFor(0)

    expect(await ming.device.isRefused('/message/send', scene.text(cid, LONG))).toBe('busy')

    expect(await texts()).toEqual([[1, 'before']])
    const { conversations } = await hong.device.gets('/sync')
    expect(conversations.find((row) => row.cid === cid)).toMatchObject({ lastSeq: 1 })
    expect(await hong.device.gets('/ping')).toHaveProperty('now')
    const late = await scene.connects(ming.person)
    expect(await late.gets('/history', { cid })).toMatchObject({ last: 1 })
  })

  it('accepts the same message, once, as soon as there is space again', async () => {
    await ming.device.gets('/message/send', scene.text(cid, 'before'))
    disk.hasRoomFor(0)
    const draft = scene.text(cid, `again ${LONG}`)
    expect(await ming.device.isRefused('/message/send', draft)).toBe('busy')

    disk.hasRoomFor(MUCH_ROOM)
    const first = await ming.device.gets('/message/send', draft)
    const again = await ming.device.gets('/message/send', draft)

    expect(first).toMatchObject({ seq: 2, n: 2 })
    expect(again).toEqual(first)
    expect(await texts()).toEqual([
      [1, 'before'],
      [2, `again ${LONG}`.slice(0, 20)],
    ])
  })

  it('asks people who sign in to retry, and accepts them when there is space again', async () => {
    disk.hasRoomFor(0)
    const names = Array.from({ length: 60 }, (_, index) => `Newcomer ${index}`)
    const statuses: number[] = []
    for (const name of names) {
      const { status } = await scene.http('POST /api/login', {
        code: `demo:${name} ${'x'.repeat(20)}`,
        deviceId: `phone of ${name}`,
      })
      statuses.push(status)
    }

    expect(statuses).toContain(503)
    disk.hasRoomFor(MUCH_ROOM)

    await scene.connects(await scene.signsIn('Newcomer'))
  })
})
