import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import type { Badge } from './hostile-clients'

const SERVER = join(__dirname, '../../server/run.mjs')
const HEAP_PROBE = pathToFileURL(join(__dirname, 'heap-probe.mjs')).href

interface LogLine {
  level: number
  msg: string
  url?: string
}

const PINO_ERROR = 50

/** An address at which another device reaches this machine. Without a network, a second loopback address. */
export function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  const outer = all.find(({ family, internal }) => family === 'IPv4' && !internal)
  return outer?.address ?? '127.0.0.2'
}

/** The real server in its own process, whose heap can be measured. */
export class ServerProcess {
  /** The errors that it logged. None is expected. */
  readonly errors: string[] = []
  url = ''
  private readonly directory = mkdtempSync(join(tmpdir(), 'huiyin-wire-'))
  private readonly child: ChildProcess

  constructor(settings: Record<string, string> = {}) {
    this.child = fork(SERVER, [], {
      execArgv: ['--expose-gc', '--import', HEAP_PROBE],
      env: { ...process.env, PORT: '0', DATA_DIR: this.directory, ...settings },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
  }

  /** Settles when it listens. */
  async start(): Promise<void> {
    const lines = createInterface({ input: this.child.stdout! })
    await new Promise<void>((resolve, reject) => {
      this.child.once('exit', () => reject(new Error('the server ended at its start')))
      lines.on('line', (line) => {
        const { level, msg, url } = JSON.parse(line) as LogLine
        if (level >= PINO_ERROR) this.errors.push(line)
        if (msg === 'listening') resolve(void (this.url = url ?? ''))
      })
    })
  }

  get socketUrl(): string {
    return `${this.url.replace('http', 'ws')}/ws`
  }

  /** How many bytes of the heap are in use after a collection. */
  async weigh(): Promise<number> {
    this.child.send('weigh')
    for (;;) {
      const [said] = (await once(this.child, 'message')) as [unknown]
      if (typeof said === 'number') return said
    }
  }

  /** Signs a demo user in on a separate device. */
  async badgeOf(name: string): Promise<Badge> {
    const answer = await fetch(`${this.url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: `demo:${name}`, deviceId: name }),
    })
    const { token } = (await answer.json()) as { token: string }
    return { token, deviceId: name }
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await gone
    rmSync(this.directory, { recursive: true })
  }
}
