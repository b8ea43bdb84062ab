/** start.mjs COMPILED: starts the compiled mini-program in a bare context. Prints a line for each failure. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from '../files.mjs'
import { readJson } from '../project.mjs'
import { createPhone } from './phone.mjs'

const folder = process.argv[2]
const files = new Map(
  listFiles(folder, '.js').map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])
)
const parts = [...readJson(path.join(folder, 'app.json')).pages, ...components()]

const phone = createPhone(files)
process.on('unhandledRejection', (error) => fail('app.js', error))

attempt('app.js', () => phone.launch())
for (const part of parts) attempt(`${part}.js`, () => phone.define(part))

function components() {
  return listFiles(folder, '.json')
    .filter((file) => readJson(path.join(folder, file)).component === true)
    .map((file) => file.replace(/\.json$/, ''))
}

function attempt(file, step) {
  try {
    step()
  } catch (error) {
    fail(file, error)
  }
}

function fail(file, error) {
  console.error(`${file}: ${error?.message ?? error}`)
  process.exitCode = 1
}
