import { systemRandom } from '../../../server/random'
import { openSqlite } from '../../../server/storage/sqlite/open'
import { Scene, type Present } from '../scene'
import { TemporaryFolder } from '../storage/temporary-folder'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

describe('[REC2] own messages', () => {
  let file: string
  let scene: Scene
  let ming: Present
  let cid: string
  let mids = 0
  beforeEach(() => {
    file = folder.newFile()
  })
  afterEach(() => scene.ends())

  /** Starts a process whose clock is wrong by this much. */
  const starts = async (wrongByMs = 0) => {
    scene = new Scene({
      storage: (clock) => {
        clock.steps(wrongByMs)
        return openSqlite({ file, clock, random: systemRandom })
      },
    })
    ming = await scene.arrives('Ming')
    cid = await scene.openDirect(ming, await scene.arrives('Hong'))
  }
  const newMid = () => `mid of any process ${++mids}`
  const says = async (): Promise<number> =>
    (await ming.device.gets('/message/send', { ...scene.text(cid, 'oops'), mid: newMid() })).seq
  const outcomeOfRecall = async (seq: number) => {
    const answer = await ming.device.asks('/message/recall', { cid, seq, mid: newMid() })
    return 'error' in answer ? answer.error.code : 'done'
  }
  const waits = async (minutes: number) => {
    for (let passed = 0; passed < minutes; passed += 0.5) {
      ming.device.requests('/ping')
      await scene.clock.pass(30_000)
    }
  }

  describe.each([
    ['20 days ahead', 20 * DAY],
    ['20 days back', -20 * DAY],
  ])('while the clock is %s, and when it is corrected', (_when, step) => {
    it('can be recalled within two minutes', async () => {
      await starts()
      const [one, other] = [await says(), await says()]
      scene.wall.steps(step)
      const outcomes = [await outcomeOfRecall(one)]
      const third = await says()
      scene.wall.steps(-step)

      outcomes.push(await outcomeOfRecall(other), await outcomeOfRecall(third))

      expect(outcomes).toEqual(['done', 'done', 'done'])
    })

    it('cannot be recalled after two minutes', async () => {
      await starts()
      const seqs = [await says()]
      scene.wall.steps(step)
      seqs.push(await says())
      await waits(1)
      scene.wall.steps(-step)
      seqs.push(await says())
      await waits(2.5)

      const outcomes = []
      for (const seq of seqs) outcomes.push(await outcomeOfRecall(seq))

      expect(outcomes).toEqual(['too-late', 'too-late', 'too-late'])
    })

    it('keep the time at which the server received them after a restart', async () => {
      await starts()
      scene.wall.steps(step)
      const early = await says()
      await waits(3)
      scene.wall.steps(-step)
      const [late, later] = [await says(), await says()]
      const { user } = ming.person
      await scene.ends()
      await starts(3 * 60_000 + 1000)

      const outcomes = [await outcomeOfRecall(early), await outcomeOfRecall(late)]
      await waits(2.5)
      outcomes.push(await outcomeOfRecall(later))

      expect(ming.person.user).toEqual(user)
      expect(outcomes).toEqual(['too-late', 'done', 'too-late'])
    })
  })

  it('can be recalled for two minutes after a start with a clock that was set back', async () => {
    await starts(20 * DAY)
    const seqs = [await says()]
    await waits(3)
    seqs.push(await says())
    await scene.ends()
    await starts()

    const outcomes = [await outcomeOfRecall(seqs[0]!), await outcomeOfRecall(seqs[1]!)]
    const third = await says()
    await waits(2.5)
    outcomes.push(await outcomeOfRecall(third))

    expect(outcomes).toEqual(['too-late', 'done', 'too-late'])
  })

  it('cannot be recalled after a long pause, even if the clock was wrong before', async () => {
    await starts(20 * DAY)
    await says()
    await scene.ends()
    await starts()
    const seq = await says()
    await scene.ends()
    await starts(HOUR)

    expect(await outcomeOfRecall(seq)).toBe('too-late')
  })
})

describe('[LOG2] the times of entries after a clock that was 20 days ahead', () => {
  it('stay at the last time of a log that has a later one, and are correct in every other log', async () => {
    const scene = new Scene()
    const [ming, hong, li] = [
      await scene.arrives('Ming'),
      await scene.arrives('Hong'),
      await scene.arrives('Li'),
    ]
    const [wrong, right] = [await scene.openDirect(ming, hong), await scene.openDirect(ming, li)]
    const timeIn = async (cid: string) =>
      (await ming.device.gets('/message/send', scene.text(cid, 'hello'))).at
    scene.wall.steps(20 * DAY)
    const ahead = await timeIn(wrong)
    scene.wall.steps(-20 * DAY)
    await scene.clock.pass(5000)

    expect([await timeIn(wrong), await timeIn(wrong)]).toEqual([ahead, ahead])
    expect(await timeIn(right)).toBeLessThanOrEqual(scene.wall.now())
    await scene.ends()
  })
})
