import { VirtualClock } from './virtual-clock'

const clockAndLog = () => {
  const clock = new VirtualClock()
  const log: string[] = []
  const note = (what: string) => () => void log.push(what)
  return { clock, log, note }
}

describe('the virtual clock', () => {
  it('runs events by time, and those of the same time in their order', async () => {
    const { clock, log, note } = clockAndLog()

    clock.setTimeout(note('third'), 20)
    clock.setTimeout(note('first'), 10)
    clock.setTimeout(note('second'), 10)
    await clock.pass(20)

    expect(log).toEqual(['first', 'second', 'third'])
  })

  it('stands still if nobody waits, and stops where the wait ends', async () => {
    const { clock, log, note } = clockAndLog()
    const start = clock.now()

    clock.setTimeout(note('too late'), 11)
    await clock.pass(10)

    expect(log).toEqual([])
    expect(clock.now()).toBe(start + 10)
  })

  it('settles every promise before the next event, however long the chain', async () => {
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

  it('forgets a cleared timer', async () => {
    const { clock, log, note } = clockAndLog()

    clock.clearTimeout(clock.setTimeout(note('cleared'), 1))
    await clock.pass(2)

    expect(log).toEqual([])
  })

  it('waits for a condition, and fails with a message if it never holds', async () => {
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

  it('has whole milliseconds, and never fires too early', async () => {
    const { clock, log, note } = clockAndLog()
    const start = clock.now()

    clock.setTimeout(note('rung'), 0.4)
    await clock.pass(0)
    expect(log).toEqual([])
    await clock.until(() => log.length > 0)

    expect(clock.now()).toBe(start + 1)
  })

  it('waits for work, and passes on its result', async () => {
    const { clock } = clockAndLog()
    const rest = () => new Promise<void>((resolve) => clock.setTimeout(resolve, 300))

    await expect(clock.during(rest().then(() => 'done'))).resolves.toBe('done')
    await expect(
      clock.during(rest().then(() => Promise.reject(new Error('broken'))))
    ).rejects.toThrow('broken')
  })

  it('passes on what an event throws', async () => {
    const { clock } = clockAndLog()

    clock.setTimeout(() => {
      throw new Error('broken')
    }, 1)

    await expect(clock.pass(1)).rejects.toThrow('broken')
  })

  it('sorts ten thousand times in random order', async () => {
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

  it('gives up on promises that lead to endless promises, and continues afterwards', async () => {
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

  it('gives up on endless events at one time', async () => {
    const { clock } = clockAndLog()
    const again = (): void => clock.setImmediate(again)

    again()

    await expect(clock.pass(1)).rejects.toThrow('time does not pass any more')
  })
})
