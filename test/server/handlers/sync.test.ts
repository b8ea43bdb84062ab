import { WorkBudget } from '../../../server/rate/work'
import { Scene, type Present } from '../scene'

describe('a sync that says what is known', () => {
  let scene: Scene
  let ming: Present
  let hong: Present
  let cid: string
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    cid = await scene.openDirect(ming, hong)
  })
  afterEach(() => scene.ends())

  const say = async (to = cid) => {
    const draft = scene.text(to, 'hello')
    const { seq, at } = await ming.device.gets('/message/send', draft)
    return { cid: to, seq, at, mid: draft.mid }
  }
  const sync = async ({ device }: Present, known: object[]) => {
    const { since } = await device.gets('/sync')
    const { anew, conversations } = await device.gets('/sync', { since, known })
    return { anew, rows: conversations.length }
  }

  it('[SYN6] goes on from the cursor where everything stands as it is known', async () => {
    const known = [await say(), await say()]

    expect(await sync(hong, known)).toEqual({ anew: undefined, rows: 0 })
  })

  it('[SYN6] begins anew where an entry is another one, or is none', async () => {
    const known = await say()

    for (const other of [
      { at: known.at + 1 },
      { mid: 'another' },
      { mid: undefined },
      { seq: 2 },
      { cid: 'nowhere' },
    ]) {
      expect(await sync(hong, [known, { ...known, ...other }])).toEqual({ anew: true, rows: 5 })
    }
  })

  it('[SYN6] tells a stranger nothing, and a member nothing of what is not his to read', async () => {
    const group = await scene.openGroup(ming)
    const before = await say(group)
    const isAnew = async (known: object) => (await sync(hong, [known])).anew
    expect(await isAnew(before)).toBe(true)
    expect(await isAnew({ ...before, mid: 'another' })).toBe(true)

    await scene.settled(scene.storage.join(group, hong.id, scene.clock.now()))
    const meanwhile = await say(group)
    await scene.settled(scene.storage.leave(group, hong.id, scene.clock.now()))
    const after = await say(group)

    expect(await isAnew(before)).toBeUndefined()
    expect(await isAnew({ ...before, mid: 'another' })).toBeUndefined()
    expect(await isAnew(meanwhile)).toBeUndefined()
    expect(await isAnew(after)).toBe(true)
  })

  it('[SYN6] knows a message that was taken back meanwhile', async () => {
    const known = await say()
    await ming.device.gets('/message/recall', { cid, seq: known.seq, mid: 'recall' })

    expect(await sync(hong, [known])).toEqual({ anew: undefined, rows: 0 })
  })

  it('[FRM10] takes no more than 100, and none of a wrong shape', async () => {
    const known = await say()
    const refused = (list: unknown) => hong.device.isRefused('/sync', { known: list })

    expect(await refused(Array.from({ length: 101 }, () => known))).toBe('bad-request')
    expect(await refused([{ ...known, seq: 0 }])).toBe('bad-request')
    expect(await refused([{ ...known, mid: null }])).toBe('bad-request')
    expect(
      await sync(
        hong,
        Array.from({ length: 100 }, () => known)
      )
    ).toMatchObject({ rows: 0 })
  })
})

describe('[FRM12] a sync', () => {
  it('pays for the conversations that it looks through', async () => {
    const scene = new Scene()
    const ming = await scene.arrives('Ming')
    const groups = Array.from({ length: 300 }, () =>
      scene.storage.createGroup({ title: 'Group', avatar: '', owner: ming.id, at: 0 })
    )
    await scene.settled(Promise.all(groups))
    const charge = jest.spyOn(WorkBudget.prototype, 'charge')
    const cost = async (): Promise<number> => {
      charge.mockClear()
      await ming.device.gets('/sync', { limit: 1 })
      return charge.mock.calls[0]?.[1] ?? 0
    }

    const looking = await cost()
    const known = await cost()

    expect(looking - known).toBeGreaterThanOrEqual(300 / 20)
    expect(looking - known).toBeLessThan(310 / 20)
    charge.mockRestore()
    await scene.ends()
  })
})
