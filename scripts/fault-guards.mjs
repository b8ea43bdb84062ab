// Removes each guard of test/faults/guards.json, one at a time, in a copy of the source, and reports whether
// the test of its tag noticed. Tags as arguments select guards.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const COPIED = ['miniprogram', 'server', 'protocol', 'simulator', 'test', 'docs']
const FILES = ['package.json', 'jest.config.mjs']

const guards = JSON.parse(readFileSync(path.join(ROOT, 'test/faults/guards.json'), 'utf8'))
const wanted = process.argv.slice(2)
const copy = mkdtempSync(path.join(tmpdir(), 'huiyin-guards-'))

function copySource() {
  const filter = (from) => !/\/(node_modules|dist)$/.test(from)
  for (const name of [...COPIED, ...FILES])
    cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true, filter })
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'))
}

/** The names of the tests that fail. */
function failures(tag) {
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js')
  const options = ['test/faults', '-t', `\\[${tag}\\]`, '--json', '--silent']
  const run = { cwd: copy, encoding: 'utf8' }
  const { stdout, stderr } = spawnSync(process.execPath, [jest, ...options], run)
  if (stdout === '') throw new Error(`${tag}: the tests did not run\n${stderr}`)
  const { testResults } = JSON.parse(stdout)
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  return results.filter(({ status }) => status === 'failed').map(({ title }) => title)
}

/** Removes the guard; returns a function that restores it. */
function takeOut({ tag, file, guard, without }) {
  const full = path.join(copy, file)
  const source = readFileSync(full, 'utf8')
  const parts = source.split(guard)
  if (parts.length !== 2)
    throw new Error(`${tag}: ${file} contains its guard ${parts.length - 1} times`)
  writeFileSync(full, parts.join(without))
  return () => writeFileSync(full, source)
}

function isNoticed(guard) {
  const edits = guard.also ? [guard, { tag: guard.tag, ...guard.also }] : [guard]
  const restore = edits.map(takeOut)
  const failed = failures(guard.tag)
  for (const putBack of restore) putBack()
  return failed.some((title) => title.startsWith(`[${guard.tag}]`))
}

copySource()
let unnoticed = 0
for (const guard of guards) {
  if (wanted.length > 0 && !wanted.includes(guard.tag)) continue
  const wasNoticed = isNoticed(guard)
  if (!wasNoticed) unnoticed++
  console.log(`${guard.tag}  ${wasNoticed ? 'noticed  ' : 'UNNOTICED'}  ${guard.file}`)
}
rmSync(copy, { recursive: true })
process.exitCode = unnoticed === 0 ? 0 : 1
