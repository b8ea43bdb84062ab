/** `npm start`: the server in demo mode, with the phones on its first page. `-- --lan` lets a real phone in. */
import { mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { whenAbandoned } from '../server/npm-parent.mjs'
import { buildWeb, openCompiler } from '../simulator/build.mjs'
import { WatchedServer } from './watched-server.mjs'

const root = path.join(import.meta.dirname, '..')
const place = {
  source: path.join(root, 'miniprogram'),
  out: path.join(root, 'simulator', 'dist'),
}
const isLan = process.argv.includes('--lan')
const lan = { HOST: '0.0.0.0', DEMO_OPEN_TO_NETWORK: 'yes-anyone-can-sign-in-as-anyone' }
const server = new WatchedServer({
  LOG_LEVEL: 'warn',
  ...process.env,
  ...(isLan ? lan : {}),
  SIMULATOR_DIR: place.out,
})

try {
  await start()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

async function start() {
  mkdirSync(place.out, { recursive: true })
  endTogether()
  const [port] = await Promise.all([server.start(), openPhones()])
  server.watch()
  console.log(`\n  Huiyin 回音 is ready:  http://127.0.0.1:${port}/`)
  if (isLan) console.log(`  For phones in this network:  http://${lanAddress()}:${port}`)
  console.log('  Press Ctrl-C to stop.\n')
}

/** Compiles the mini-program and the page, and compiles again after each save. */
async function openPhones() {
  const [compiler] = await Promise.all([openCompiler(), buildWeb(place.out)])
  const say = ({ problems, notes }) => {
    // Ctrl-C ends the compiler, too.
    if (server.isEnding) return
    for (const problem of problems) console.error(compiler.describeProblem(problem))
    for (const note of notes) console.log(`${compiler.describeProblem(note)} (a note)`)
  }
  say(await compiler.compile(place))
  await compiler.watch(place, say)
}

/** Signals are passed on; a server that has heard one already, as at Ctrl-C, ignores the second. */
function endTogether() {
  const end = () => server.end()
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  whenAbandoned(end)
}

/** The first address under which other machines reach this one. */
function lanAddress() {
  const all = Object.values(os.networkInterfaces()).flat()
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}
