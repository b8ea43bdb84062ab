import { FAULTS, type FaultName } from '../../../../simulator/platform/faults/catalogue'
import { Faults } from '../../../../simulator/platform/faults/switches'
import { SeededRandom } from '../../../world/seeded-random'
import { phoneOnADesk } from '../phone-on-a-desk'

const faultsOf = (seed = 1) => new Faults(new SeededRandom(seed))

const strikesOf = (faults: Faults, name: FaultName, occasions: number) =>
  Array.from({ length: occasions }, () => faults.strikes(name))

describe('the switch of a fault', () => {
  it('is off until it is set, and off again after it is cleared', () => {
    const faults = faultsOf()

    expect(faults.strikes('close-lost')).toBe(false)
    faults.set('close-lost', 'always')
    expect(strikesOf(faults, 'close-lost', 3)).toEqual([true, true, true])
    faults.clear('close-lost')
    expect(faults.strikes('close-lost')).toBe(false)
  })

  it('can be on for one occurrence', () => {
    const faults = faultsOf()

    faults.once('send-task-gone')

    expect(strikesOf(faults, 'send-task-gone', 3)).toEqual([true, false, false])
    expect(faults.settings()).toEqual({})
  })

  it('can be random, with the same result for the same seed', () => {
    const [one, same, other] = [faultsOf(7), faultsOf(7), faultsOf(8)]
    for (const faults of [one, same, other]) faults.set('close-late', { probability: 0.3 })

    const strikes = strikesOf(one, 'close-late', 1_000)

    expect(strikes).toEqual(strikesOf(same, 'close-late', 1_000))
    expect(strikes).not.toEqual(strikesOf(other, 'close-late', 1_000))
    const share = strikes.filter(Boolean).length / strikes.length
    expect(share).toBeGreaterThan(0.25)
    expect(share).toBeLessThan(0.35)
  })

  it('draws no random number while everything is certain', () => {
    let drawn = 0
    const faults = new Faults({ bytes: (length) => new Uint8Array((drawn += length)) })

    faults.setAll({ 'close-lost': 'always', 'close-twice': 'once' })
    strikesOf(faults, 'close-lost', 10)
    strikesOf(faults, 'close-late', 10)

    expect(drawn).toBe(0)
  })

  it('counts and reports its occurrences', () => {
    const faults = faultsOf()
    const told: string[] = []
    faults.set('close-lost', 'always')
    const stop = faults.watch((name) => told.push(name))

    strikesOf(faults, 'close-lost', 2)
    strikesOf(faults, 'close-late', 2)
    stop()
    faults.strikes('close-lost')

    expect(told).toEqual(['close-lost', 'close-lost'])
    expect(faults.struck()).toEqual({ 'close-lost': 3 })
  })
})

describe('the catalogue of faults', () => {
  it('names each fault once, and describes it in one sentence', () => {
    const names = FAULTS.map(({ name }) => name)

    expect(new Set(names).size).toBe(names.length)
    expect(FAULTS.filter(({ text }) => !/^[A-Za-z].*\.$/.test(text))).toEqual([])
  })

  it('is accessible on the phone', () => {
    const { controls } = phoneOnADesk()

    expect(controls.faults.list).toBe(FAULTS)
  })
})
