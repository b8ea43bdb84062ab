// Shared by `npm run fuzz` and `npm run fuzz:guards`: one bundle, and processes that run seeds with it.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'

export const ROOT = path.join(import.meta.dirname, '..')

/** A seed takes less than a second. A seed that takes this long hangs. */
const STANDSTILL_MS = 60_000

/** Bundles the fuzzer and everything that it runs. `edits` change the text that is read, never the files. */
export async function buildFuzz(name, edits = []) {
  const outfile = path.join(ROOT, 'test/fuzz/dist', `${name}.cjs`)
  const unmade = new Set(edits)
  await build({
    entryPoints: [path.join(ROOT, 'test/fuzz/main.ts')],
    outfile,
    bundle: true,
    external: ['@photostructure/sqlite'],
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins: [editing(edits, unmade)],
  })
  if (unmade.size > 0) throw new Error(`${name}: ${[...unmade][0].file} is not part of the bundle`)
  return outfile
}

/** Each edit must find its text exactly once. */
function editing(edits, unmade) {
  const edited = (file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8')
    return edits
      .filter((edit) => edit.file === file)
      .reduce((before, edit) => {
        const parts = before.split(edit.guard)
        if (parts.length !== 2)
          throw new Error(`${file} contains "${edit.guard}" ${parts.length - 1} times, not once`)
        unmade.delete(edit)
        return parts.join(edit.without)
      }, text)
  }
  const files = new Set(edits.map(({ file }) => file))
  return {
    name: 'edits',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path: full }) => {
        const file = path.relative(ROOT, full)
        return files.has(file) ? { contents: edited(file), loader: 'ts' } : undefined
      })
    },
  }
}

/** Runs the seeds in `workers` processes at low priority; returns all outcomes in order. */
export async function runSeeds(file, { from, seeds, workers = 2, told = () => {} }) {
  const outcomes = []
  const note = (outcome) => {
    outcomes.push(outcome)
    told(outcome, outcomes.length)
  }
  const lanes = Array.from({ length: workers }, (_, lane) => {
    const mine = []
    for (let seed = from + lane; seed < from + seeds; seed += workers) mine.push(seed)
    return runLane(file, { mine, step: workers, note })
  })
  await Promise.all(lanes)
  return outcomes.sort((a, b) => a.seed - b.seed)
}

/** If a seed hangs or ends its process, that is its outcome, and another process continues with the next seed. */
async function runLane(file, { mine, step, note }) {
  while (mine.length > 0) {
    const [seed] = mine
    const ended = await runProcess(file, [seed, mine.length, step], (outcome) => {
      mine.shift()
      note(outcome)
    })
    if (mine.length === 0) return
    const violations = [ended]
    note({ seed: mine.shift(), violations, hash: '', counts: {}, figures: {}, trace: [] })
  }
}

function runProcess(file, args, told) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--enable-source-maps', file, ...args.map(String)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let why = 'the process ended'
    const stop = () => {
      why = 'stands still'
      child.kill('SIGKILL')
    }
    let watch = setTimeout(stop, STANDSTILL_MS)
    createInterface({ input: child.stdout }).on('line', (line) => {
      clearTimeout(watch)
      watch = setTimeout(stop, STANDSTILL_MS)
      told(JSON.parse(line))
    })
    child.on('close', () => {
      clearTimeout(watch)
      resolve(why)
    })
  })
}
