const BAR = 60

/** One line per interval with the number of attempts in it. */
export function histogram(times: readonly number[], stretchMs: number): string {
  const counts: number[] = []
  for (const time of times) {
    const place = Math.floor(time / stretchMs)
    counts[place] = (counts[place] ?? 0) + 1
  }
  const filled = Array.from(counts, (count: number | undefined) => count ?? 0)
  const most = Math.max(...filled, 1)
  return filled
    .map((count, place) => {
      const seconds = ((place * stretchMs) / 1000).toFixed(1)
      const bar = '█'.repeat(Math.ceil((count / most) * BAR))
      return `${seconds.padStart(5)} s ${String(count).padStart(6)} ${bar}`
    })
    .join('\n')
}
