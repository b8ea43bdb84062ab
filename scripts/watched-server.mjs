/** The server under `npm start`: a saved file of the server or the protocol starts it anew, at the same port. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { watch } from 'chokidar'
import { buildServer } from '../server/build.mjs'
import { NODE_FLAGS } from '../server/node-flags.mjs'

const root = path.join(import.meta.dirname, '..')
/** What the server is made of. */
const SOURCES = ['server', 'protocol', 'miniprogram/protocol'].map((name) => path.join(root, name))
/** Files that are saved together cause one restart. */
const QUIET_MS = 100

export class WatchedServer {
  child
  port
  isEnding = false
  work = Promise.resolve()

  constructor(settings) {
    this.settings = settings
  }

  /** Builds and starts it. Resolves to its port. The process ends with it if it cannot start. */
  async start() {
    const child = this.run(await buildServer())
    child.once('exit', (code) => this.port === undefined && process.exit(code ?? 1))
    this.port = await portOf(child)
    return this.port
  }

  watch() {
    const ignored = (file) => /[\\/](dist|node_modules)([\\/]|$)/.test(path.relative(root, file))
    let pending
    watch(SOURCES, { ignoreInitial: true, ignored }).on('all', () => {
      clearTimeout(pending)
      pending = setTimeout(() => (this.work = this.work.then(() => this.renew())), QUIET_MS)
    })
  }

  /** Ends it, and then this process. */
  end() {
    this.isEnding = true
    if (this.child) this.child.kill('SIGTERM')
    else process.exit(0)
  }

  run(file) {
    // The channel tells the server that this process is gone, however it ended.
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc']
    const port = this.port === undefined ? {} : { PORT: this.port }
    const env = { ...this.settings, ...port }
    const child = spawn(process.execPath, [...NODE_FLAGS, file], { cwd: root, stdio, env })
    child.once('exit', (code) => {
      if (this.isEnding) process.exit(code ?? 1)
      if (this.child === child) this.child = undefined
    })
    this.child = child
    return child
  }

  /** Keeps the old one if the files cannot be built. esbuild has then said why. */
  async renew() {
    const file = await buildServer().catch(() => undefined)
    if (file === undefined) return console.log('The server was not restarted: see above.')
    await this.stop()
    const child = this.run(file)
    const isUp = await Promise.race([portOf(child), once(child, 'exit').then(() => false)])
    if (isUp) console.log('The server runs what you saved. Phones reconnect by themselves.')
    else console.log('The server ended: see above. It starts again when you save a file.')
  }

  async stop() {
    const { child } = this
    this.child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

async function portOf(child) {
  const [{ url }] = await once(child, 'message')
  return new URL(url).port
}
