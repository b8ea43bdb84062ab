import { Lanes, type Step } from '../../miniprogram/services/lanes'
import { Signal } from '../../miniprogram/services/signal'
import type { Call } from '../../miniprogram/services/socket/link'
import { SeededRandom } from '../world/seeded-random'
import { VirtualClock } from '../world/virtual-clock'

function lanes(step: Step, atOnce?: number) {
  const clock = new VirtualClock()
  const link = { isLive: true, changed: new Signal(), call: (() => undefined) as unknown as Call }
  const random = new SeededRandom(1)
  return { clock, link, work: new Lanes({ link, clock, random }, step, atOnce) }
}

describe('work in lanes', () => {
  it('is repeated if somebody asked for it at the very end of a step', async () => {
    const done: string[] = []
    const { work, clock } = lanes(async (key) => {
      done.push(key)
      if (done.length === 1) void Promise.resolve().then(() => work.wake('a'))
      return false
    })

    work.wake('a')
    await clock.pass(1)

    expect(done).toEqual(['a', 'a'])
  })

  it('is done in parallel, up to a limit', async () => {
    const begun: string[] = []
    const { work, clock } = lanes(async (key) => {
      begun.push(key)
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 10))
      return false
    }, 2)

    for (const key of ['a', 'b', 'c']) work.wake(key)
    await clock.pass(5)
    expect(begun).toEqual(['a', 'b'])
    await clock.pass(10)

    expect(begun).toEqual(['a', 'b', 'c'])
  })

  it('waits for a link, and is dropped when its owner changes', async () => {
    const done: string[] = []
    const { work, link, clock } = lanes(async (key) => {
      done.push(key)
      return false
    })
    link.isLive = false
    work.wake('dropped')
    work.clear()
    work.wake('kept')
    await clock.pass(1000)
    expect(done).toEqual([])

    link.isLive = true
    link.changed.emit()
    await clock.pass(1)

    expect(done).toEqual(['kept'])
  })
})
