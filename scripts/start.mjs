/** `npm start`: the server in demo mode, with the phones on its first page. `-- --lan` lets a real phone in. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildServer } from '../server/build.mjs'
import { NODE_FLAGS } from '../server/node-flags.mjs'
import { whenAbandoned } from '../server/npm-parent.mjs'
import { buildWeb, openCompiler } from '../simulator/build.mjs'

const root = path.join(import.meta.dirname, '..')
const place = {
  source: path.join(root, 'miniprogram'),
  out: path.join(root, 'simulator', 'dist'),
}
const isLan = process.argv.includes('--lan')
let isEnding = false

try {
  await start()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

async function start() {
  mkdirSync(place.out, { recursive: true })
  const [port] = await Promise.all([
    buildServer().then((file) => listeningPort(startServer(file))),
    openPhones(),
  ])
  console.log(`\n  Huiyin 回音 is ready:  http://127.0.0.1:${port}/`)
  if (isLan) console.log(`  For phones in this network:  http://${lanAddress()}:${port}`)
  console.log('  Press Ctrl-C to stop.\n')
}

/** Compiles the mini-program and the page, and compiles again after each save. */
async function openPhones() {
  const [compiler] = await Promise.all([openCompiler(), buildWeb(place.out)])
  const say = ({ problems, notes }) => {
    // Ctrl-C ends the compiler, too.
    if (isEnding) return
    for (const problem of problems) console.error(compiler.describeProblem(problem))
    for (const note of notes) console.log(`${compiler.describeProblem(note)} (a note)`)
  }
  say(await compiler.compile(place))
  await compiler.watch(place, say)
}

function startServer(file) {
  const lan = { HOST: '0.0.0.0', DEMO_OPEN_TO_NETWORK: 'yes-anyone-can-sign-in-as-anyone' }
  const server = spawn(process.execPath, [...NODE_FLAGS, file], {
    cwd: root,
    // The channel tells the server that this process is gone, however it ended.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      LOG_LEVEL: 'warn',
      ...process.env,
      ...(isLan ? lan : {}),
      SIMULATOR_DIR: place.out,
    },
  })
  endTogether(server)
  return server
}

/** Signals are passed on; a server that has heard one already, as at Ctrl-C, ignores the second. */
function endTogether(server) {
  const end = () => {
    isEnding = true
    server.kill('SIGTERM')
  }
  server.once('exit', (code) => process.exit(code ?? 1))
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  whenAbandoned(end)
}

async function listeningPort(server) {
  const [{ url }] = await once(server, 'message')
  return new URL(url).port
}

/** The first address under which other machines reach this one. */
function lanAddress() {
  const all = Object.values(os.networkInterfaces()).flat()
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}
