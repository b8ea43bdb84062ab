import { VirtualClock } from './virtual-clock'

const clockAndLog = () => {
  const clock = new VirtualClock()
  const log: string[] = []
  const note = (what: string) => () => void log.push(what)
  return { clock, log, note }
}

describe('the virtual clock', () => {
  it('lets things happen by their time, and at one time by their order', async () => {
    const { clock, log, note } = clockAndLog()

    clock.setTimeout(note('third'), 20)
    clock.setTimeout(note('first'), 10)
    clock.setTimeout(note('second'), 10)
    await clock.pass(20)

    expect(log).toEqual(['first', 'second', 'third'])
  })

  it('stands still where nobody waits, and stops where the wait ends', async () => {
    const { clock, log, note } = clockAndLog()
    const start = clock.now()

    clock.setTimeout(note('too late'), 11)
    await clock.pass(10)

    expect(log).toEqual([])
    expect(clock.now()).toBe(start + 10)
  })

  it('settles every promise before the next thing happens, however long the chain', async () => {
    const { clock, log, note } = clockAndLog()

    clock.setTimeout(() => {
      let chain = Promise.resolve()
      for (let link = 0; link < 100; link++) chain = chain.then(() => undefined)
      void chain.then(note('promise'))
    }, 1)
    clock.setTimeout(note('timer'), 1)
    await clock.pass(1)

    expect(log).toEqual(['promise', 'timer'])
  })

  it('runs an immediate after what was there already', async () => {
    const { clock, log, note } = clockAndLog()

    clock.setTimeout(() => {
      clock.setImmediate(note('immediate'))
    }, 5)
    clock.setTimeout(note('of the same turn'), 5)
    clock.setTimeout(note('later'), 6)
    await clock.pass(6)

    expect(log).toEqual(['of the same turn', 'immediate', 'later'])
  })

  it('forgets a timer that was cleared', async () => {
    const { clock, log, note } = clockAndLog()

    clock.clearTimeout(clock.setTimeout(note('cleared'), 1))
    await clock.pass(2)

    expect(log).toEqual([])
  })

  it('waits until something is so, and says what never came to be', async () => {
    const { clock, log, note } = clockAndLog()
    clock.setTimeout(note('there'), 700)

    await clock.until(() => log.includes('there'))

    expect(log).toEqual(['there'])
    await expect(clock.until(() => log.includes('never'), 1_000)).rejects.toThrow('never')
  })

  it('leaps, and what was due meanwhile happens late', async () => {
    const { clock, log, note } = clockAndLog()
    const start = clock.now()
    clock.setTimeout(note('due meanwhile'), 500)

    clock.leap(1_000)
    expect(log).toEqual([])
    await clock.pass(0)

    expect(log).toEqual(['due meanwhile'])
    expect(clock.now()).toBe(start + 1_000)
  })

  it('tells whole milliseconds, and never rings too early', async () => {
    const { clock, log, note } = clockAndLog()
    const start = clock.now()

    clock.setTimeout(note('rung'), 0.4)
    await clock.pass(0)
    expect(log).toEqual([])
    await clock.until(() => log.length > 0)

    expect(clock.now()).toBe(start + 1)
  })

  it('waits for work, and hands on its outcome', async () => {
    const { clock } = clockAndLog()
    const rest = () => new Promise<void>((resolve) => clock.setTimeout(resolve, 300))

    await expect(clock.during(rest().then(() => 'done'))).resolves.toBe('done')
    await expect(
      clock.during(rest().then(() => Promise.reject(new Error('broken'))))
    ).rejects.toThrow('broken')
  })

  it('hands on what a happening throws', async () => {
    const { clock } = clockAndLog()

    clock.setTimeout(() => {
      throw new Error('broken')
    }, 1)

    await expect(clock.pass(1)).rejects.toThrow('broken')
  })

  it('orders ten thousand times that come in no order', async () => {
    const { clock } = clockAndLog()
    const rung: number[] = []

    for (let turn = 0; turn < 10_000; turn++) {
      const ms = (turn * 7_919) % 10_007
      clock.setTimeout(() => rung.push(ms), ms)
    }
    await clock.pass(10_007)

    expect(rung).toEqual([...rung].sort((a, b) => a - b))
    expect(rung).toHaveLength(10_000)
  })

  it('gives up on promises that lead to ever more promises, and goes on afterwards', async () => {
    const { clock, log, note } = clockAndLog()
    const isTrue = () => log.length === 0

    clock.setTimeout(() => {
      void (async () => {
        while (isTrue()) await Promise.resolve()
      })()
    }, 1)
    await expect(clock.pass(1)).rejects.toThrow('promises did not settle')
    clock.setTimeout(note('later'), 1)
    await clock.pass(1)

    expect(log).toEqual(['later'])
  })

  it('gives up on happenings that lead to ever more happenings at one time', async () => {
    const { clock } = clockAndLog()
    const again = (): void => clock.setImmediate(again)

    again()

    await expect(clock.pass(1)).rejects.toThrow('time does not pass any more')
  })
})
