/** Loaded into every measured process: reports its resource use when the benchmark asks. */
const turns = { longest: 0, since: 0, cpuSince: 0 }

/** All threads' milliseconds since the start. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Looks at each turn of the event loop, and so never rests: not for measurements of anything else.
 * A turn in which the system ran other processes is no longer than the work in it.
 */
function watchTurns(): void {
  const [now, cpu] = [performance.now(), cpuMs()]
  const hold = Math.min(now - turns.since, cpu - turns.cpuSince)
  if (turns.since > 0) turns.longest = Math.max(turns.longest, hold)
  turns.since = now
  turns.cpuSince = cpu
  setImmediate(watchTurns)
}

const QUESTIONS = {
  /** CPU milliseconds of all threads since the start. */
  cpu: cpuMs,
  /** Resident bytes after a garbage collection. */
  memory: () => {
    globalThis.gc?.()
    globalThis.gc?.()
    return process.memoryUsage.rss()
  },
  /** Milliseconds of the longest turn of the event loop since it was last asked; watched from the first time on. */
  hold: () => {
    if (turns.since === 0) watchTurns()
    const { longest } = turns
    turns.longest = 0
    return longest
  },
}

export type Question = keyof typeof QUESTIONS

const isQuestion = (asked: unknown): asked is Question =>
  typeof asked === 'string' && Object.hasOwn(QUESTIONS, asked)

process.on('message', (asked) => {
  if (isQuestion(asked)) process.send?.({ [asked]: QUESTIONS[asked]() })
})
// No measured process outlives the benchmark.
process.on('disconnect', () => process.exit())
