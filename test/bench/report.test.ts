import { report } from '../../bench/figures/report'
import { Results } from '../../bench/figures/results'
import type { Trial } from '../../bench/trials'

const trial: Trial = {
  name: 'sends',
  load: { kind: 'sends', pairs: 1, seconds: 1 },
  rivals: ['socket.io'],
  lines: [
    {
      title: 'sends',
      figure: 'perSecond',
      unit: '/s',
      target: { rival: 'socket.io', least: 0.9 },
    },
  ],
}

const rate = (perSecond: number) => ({
  figures: { perSecond },
  serverShare: 1,
  generatorShare: 0.5,
})

function resultsOf(rounds: readonly (readonly [ours: number, theirs: number])[]): Results {
  const results = new Results()
  for (const [ours, theirs] of rounds) {
    results.add(trial, 'huiyin', rate(ours))
    results.add(trial, 'socket.io', rate(theirs))
  }
  return results
}

const lastLine = (text: string) =>
  text
    .split('\n')
    .at(-1)
    ?.split(/\s{2,}/)

describe('the result table', () => {
  it('shows our value, theirs, the ratio, and whether the target was met', () => {
    expect(lastLine(report([trial], resultsOf([[1800, 2000]])))).toEqual([
      'sends',
      '1,800/s',
      '2,000/s',
      '0.90',
      '≥ 0.9 × socket.io: held',
    ])
    expect(lastLine(report([trial], resultsOf([[1700, 2000]])))?.at(-1)).toContain('MISSED')
  })

  it('compares round by round, so a slow minute for both changes nothing', () => {
    const rounds = [
      [100, 100],
      [10, 10],
      [50, 100],
    ] as const

    expect(lastLine(report([trial], resultsOf(rounds)))?.[3]).toBe('1.00')
  })
})
