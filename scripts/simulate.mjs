/** `npm run simulate -- FOLDER`: another mini-program in the simulator, without a chat server. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { whenAbandoned } from '../server/npm-parent.mjs'
import { buildWeb, openCompiler } from '../simulator/build.mjs'
import { readProject } from '../simulator/project.mjs'
import { serveFolder } from '../simulator/serve.mjs'

const USUAL_PORT = 8080

try {
  await simulate(process.argv[2], portOf(process.env.PORT))
} catch (error) {
  console.error(error.code === 'EADDRINUSE' ? portTaken(error.port) : error.message)
  process.exit(1)
}

async function simulate(folder, port) {
  if (folder === undefined)
    throw new Error('Name the folder of a mini-program: npm run simulate -- path/to/project')
  const { source, name } = readProject(folder)
  const out = mkdtempSync(path.join(os.tmpdir(), 'huiyin-simulate-'))
  process.on('exit', () => rmSync(out, { recursive: true, force: true }))
  const server = await serveFolder(out, port)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0))
  whenAbandoned(() => process.exit(0))
  await openPhones({ source, out }, name)
  console.log(`\n  ${name} is ready:  http://127.0.0.1:${server.port}/`)
  console.log('  Ctrl-C ends it.\n')
}

/** Compiles the mini-program and the page, and compiles again after each save. */
async function openPhones(place, program) {
  const [compiler] = await Promise.all([openCompiler(), buildWeb(place.out, { program })])
  const say = ({ problems, notes }) => {
    for (const problem of problems) console.error(compiler.describeProblem(problem))
    for (const note of notes) console.log(`${compiler.describeProblem(note)} (a note)`)
  }
  say(await compiler.compile(place))
  await compiler.watch(place, say)
}

function portOf(text = String(USUAL_PORT)) {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`PORT must be a whole number from 0 to 65535, not ${JSON.stringify(text)}.`)
}

function portTaken(port) {
  return `PORT ${port} is taken by another process: stop that one, or set PORT to another number.`
}
