import { Stats } from '../../../simulator/runtime/stats'

describe('the count of setData calls', () => {
  it('is right after 100,000, of which the latest are kept', () => {
    const stats = new Stats()

    for (let call = 1; call <= 100_000; call++)
      stats.counted({ component: 'page', bytes: 10, paths: [`call ${call}`] })

    expect(stats.setDataCalls).toBe(100_000)
    expect(stats.setDataBytes).toBe(1_000_000)
    expect(stats.setData.length).toBeLessThanOrEqual(2_000)
    expect(stats.setData.at(-1)?.paths).toEqual(['call 100000'])
  })

  it('begins anew after a reset', () => {
    const stats = new Stats()
    stats.counted({ component: 'page', bytes: 10, paths: [] })

    stats.reset()

    expect(stats).toMatchObject({ setDataCalls: 0, setDataBytes: 0, setData: [] })
  })
})
