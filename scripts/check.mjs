/**
 * `npm run check`: everything that a commit must pass and that answers within a minute. Types come first, because a type
 * error explains most of what the others would say. What has not changed since the last run is not checked again.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const resolve = createRequire(import.meta.url).resolve

const cachedIn = (name) => ['--cache', '--cache-location', `node_modules/.cache/${name}`]

/** The tests of the documents, the wire, the looks and the structure. They need neither server nor browser. */
const TESTS = ['test/architecture', 'test/protocol', 'test/looks']

const types = step('types', path.join(root, 'scripts/check-types.mjs'))
const others = () => [
  step('lint', binary('eslint'), '.', ...cachedIn('eslint/'), '--cache-strategy', 'content'),
  step('tests', binary('jest'), '--maxWorkers=1', '--silent', ...TESTS),
  step('format', binary('prettier'), '--check', '.', ...cachedIn('prettier/checked')),
]

const passed = (await types) && (await Promise.all(others())).every(Boolean)
process.exit(passed ? 0 : 1)

/** The program of a package, which Node runs itself: npx would cost a second each. */
function binary(name) {
  const manifest = resolve(`${name}/package.json`)
  const { bin } = createRequire(manifest)(manifest)
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[name])
}

/** Runs a step, prints its outcome in one piece, and what it said if it failed. Resolves to whether it passed. */
function step(name, script, ...args) {
  const began = Date.now()
  const child = spawn(process.execPath, [script, ...args], { cwd: root })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  return new Promise((done) =>
    child.on('close', (code) => {
      const seconds = Math.round((Date.now() - began) / 1000)
      if (code !== 0) console.error(said.trimEnd())
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
      done(code === 0)
    })
  )
}
