/** Loaded into every process that is measured: tells what it has used, when the benchmark asks. */
const QUESTIONS = {
  /** Milliseconds of all threads, since the start. */
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  /** Resident bytes, after a collection. */
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
// Nothing that is measured outlives the benchmark.
process.on('disconnect', () => process.exit())
