// `npm run fuzz:guards`: removes each guard of test/fuzz/guards.json, one at a time, and counts the seeds that
// notice. Names as arguments select guards. A guard that only saves work shows in the figures.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildFuzz, ROOT, runSeeds } from './fuzz-run.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '300' }, from: { type: 'string', default: '1' } },
})
const asked = { seeds: Number(values.seeds), from: Number(values.from) }
const guards = JSON.parse(readFileSync(path.join(ROOT, 'test/fuzz/guards.json'), 'utf8'))

async function tried({ name, edits }) {
  const outcomes = await runSeeds(
    await buildFuzz(`without ${name}`.replaceAll(' ', '-'), edits),
    asked
  )
  const noticed = outcomes.filter(({ violations }) => violations.length > 0)
  const sum = (figure) => outcomes.reduce((total, { figures }) => total + (figures[figure] ?? 0), 0)
  const most = Math.max(...outcomes.map(({ figures }) => figures.mostSockets ?? 0))
  const settled = sum('settledMs') / outcomes.length / 1000
  return { noticed, sockets: sum('sockets'), most, settled }
}

function tell(name, { noticed, sockets, most, settled }) {
  const example = noticed[0] ? `seed ${noticed[0].seed}: ${noticed[0].violations[0]}` : ''
  const short = example.split('\n')[0].replaceAll('|', '/').slice(0, 90)
  console.log(
    `| ${name} | ${noticed.length} | ${sockets} | ${most} | ${settled.toFixed(1)} s | ${short} |`
  )
}

console.log(
  `| removed guard | seeds of ${asked.seeds} that noticed | sockets opened | most at a time | settled after | for example |`
)
console.log('| --- | ---: | ---: | ---: | ---: | --- |')
tell('nothing', await tried({ name: 'nothing', edits: [] }))
let missed = 0
for (const guard of guards) {
  if (positionals.length > 0 && !positionals.includes(guard.name)) continue
  const result = await tried(guard)
  tell(guard.name, result)
  if (result.noticed.length === 0 && !guard.savesWork) missed++
}
process.exitCode = missed > 0 ? 1 : 0
