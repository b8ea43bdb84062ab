/** `npm start`: the server in demo mode, with the phones on its first page. `-- --lan` lets a real phone in. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { buildServer } from '../server/build.mjs'
import { NODE_FLAGS } from '../server/node-flags.mjs'
import { buildWeb, openCompiler } from '../simulator/build.mjs'

const root = path.join(import.meta.dirname, '..')
const place = {
  source: path.join(root, 'miniprogram'),
  out: path.join(root, 'simulator', 'dist'),
}
const isLan = process.argv.includes('--lan')

try {
  await start(await freePort(process.env.PORT ?? '8080'))
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

async function start(port) {
  const [server] = await Promise.all([
    buildServer().then((file) => startServer(file, port)),
    openPhones(),
  ])
  await untilUp(server, port)
  console.log(`\n  Huiyin 回音 is ready:  http://127.0.0.1:${port}/`)
  if (isLan) console.log(`  For a phone in this network:  http://${lanAddress()}:${port}`)
  console.log('  Ctrl-C ends it.\n')
}

/** The port that was asked for, or any for 0; a sentence where another process has it. */
async function freePort(asked) {
  const probe = net.createServer()
  const taken = `Port ${asked} is taken: end what uses it, or start with another, as in PORT=8081 npm start.`
  probe.listen(Number(asked), isLan ? '0.0.0.0' : '127.0.0.1')
  await once(probe, 'listening').catch(() => {
    throw new Error(taken)
  })
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

/** Compiles the mini-program and the page, and compiles again after each save. */
async function openPhones() {
  const [compiler] = await Promise.all([openCompiler(), buildWeb(place.out)])
  const say = (problems) => {
    for (const problem of problems) console.error(compiler.describeProblem(problem))
  }
  say(await compiler.compile(place))
  await compiler.watch(place, say)
}

function startServer(file, port) {
  const lan = { HOST: '0.0.0.0', DEMO_OPEN_TO_NETWORK: 'yes-anyone-can-sign-in-as-anyone' }
  const server = spawn(process.execPath, [...NODE_FLAGS, file], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      LOG_LEVEL: 'warn',
      ...process.env,
      ...(isLan ? lan : {}),
      PORT: String(port),
      SIMULATOR_DIR: place.out,
    },
  })
  endTogether(server)
  return server
}

/** Ctrl-C reaches the server by itself; a signal to this process alone is passed on. */
function endTogether(server) {
  server.once('exit', (code) => process.exit(code ?? 1))
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => server.kill('SIGTERM'))
}

async function untilUp(server, port) {
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false
    )
  while (server.exitCode === null && !(await isUp()))
    await new Promise((resolve) => setTimeout(resolve, 25))
}

/** The first address under which other machines reach this one. */
function lanAddress() {
  const all = Object.values(os.networkInterfaces()).flat()
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}
