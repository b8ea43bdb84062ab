/** Loaded into every measured process: reports its resource use when the benchmark asks. */
const QUESTIONS = {
  /** CPU milliseconds of all threads since the start. */
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  /** Resident bytes after a garbage collection. */
  memory: () => {
    globalThis.gc?.()
    globalThis.gc?.()
    return process.memoryUsage.rss()
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
