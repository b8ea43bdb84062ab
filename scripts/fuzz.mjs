// `npm run fuzz -- --seeds N --from S`: runs N random seeds, and reports what was met and what failed.
import { parseArgs } from 'node:util'
import { buildFuzz, runSeeds } from './fuzz-run.mjs'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
})
const asked = {
  seeds: Number(values.seeds),
  from: Number(values.from),
  workers: Number(values.workers),
}

const TOLD_EVERY = 100

function told(outcome, done) {
  if (values.json) return
  if (outcome.violations.length > 0) tellFailure(outcome)
  if (done % TOLD_EVERY === 0) console.error(`${done} seeds`)
}

function tellFailure({ seed, violations, trace }) {
  console.log(`\nseed ${seed}: ${violations.join('\n  ')}\n`)
  for (const line of trace) console.log(`  ${line}`)
  console.log(`\nreplay it: npm run fuzz -- --seeds 1 --from ${seed}\n`)
}

function summed(outcomes) {
  const sum = {}
  for (const { counts } of outcomes)
    for (const [kind, times] of Object.entries(counts)) sum[kind] = (sum[kind] ?? 0) + times
  return sum
}

function tellCoverage(counts) {
  const kinds = Object.keys(counts).sort()
  for (const family of new Set(kinds.map((kind) => kind.split(' ')[0]))) {
    console.log(`\n${family}`)
    for (const kind of kinds.filter((kind) => kind.startsWith(`${family} `)))
      console.log(`  ${String(counts[kind]).padStart(9)}  ${kind.slice(family.length + 1)}`)
  }
}

const outcomes = await runSeeds(await buildFuzz('fuzz'), { ...asked, told })
const failed = outcomes.filter(({ violations }) => violations.length > 0)
const counts = summed(outcomes)
const sum = (name) => outcomes.reduce((total, { figures }) => total + (figures[name] ?? 0), 0)

if (values.json) {
  const failures = failed.map(({ seed, violations }) => ({ seed, violations }))
  console.log(JSON.stringify({ seeds: outcomes.length, failures, counts }))
} else {
  tellCoverage(counts)
  console.log(`\n${outcomes.length} seeds, ${sum('messages')} messages, ${sum('sockets')} sockets`)
  console.log(`${failed.length} failed: ${failed.map(({ seed }) => seed).join(' ')}`)
}
process.exitCode = failed.length > 0 ? 1 : 0
