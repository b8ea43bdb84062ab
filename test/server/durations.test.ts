import { Registry } from 'prom-client'
import { Durations } from '../../server/durations'

describe('a histogram of durations', () => {
  it("has Prometheus' format: each bucket with all shorter ones, sum and count", async () => {
    const registry = new Registry()
    const durations = new Durations({ name: 'took_seconds', help: 'How long it took.' }, registry)
    for (const ms of [0, 1, 1.5, 30, 6000]) durations.observe(ms)

    const read = await registry.metrics()

    expect(read.trim().split('\n')).toEqual([
      '# HELP took_seconds How long it took.',
      '# TYPE took_seconds histogram',
      'took_seconds_bucket{le="0.001"} 2',
      'took_seconds_bucket{le="0.002"} 3',
      'took_seconds_bucket{le="0.005"} 3',
      'took_seconds_bucket{le="0.01"} 3',
      'took_seconds_bucket{le="0.025"} 3',
      'took_seconds_bucket{le="0.05"} 4',
      'took_seconds_bucket{le="0.1"} 4',
      'took_seconds_bucket{le="0.25"} 4',
      'took_seconds_bucket{le="1"} 4',
      'took_seconds_bucket{le="5"} 4',
      'took_seconds_bucket{le="+Inf"} 5',
      'took_seconds_sum 6.0325',
      'took_seconds_count 5',
    ])
  })
})
