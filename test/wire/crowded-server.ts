import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const SERVER = join(__dirname, '../../server/run.mjs')

/** The real server in a process that may open only a few files. */
export class CrowdedServer {
  url = ''
  private readonly sockets: Socket[] = []

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string
  ) {}

  static async start(descriptors: number, settings = {}): Promise<CrowdedServer> {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-crowded-'))
    const command = `ulimit -n ${descriptors} && exec "$0" "$1"`
    const child = spawn('sh', ['-c', command, process.execPath, SERVER], {
      env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder, ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const server = new CrowdedServer(child, folder)
    for await (const line of createInterface({ input: child.stdout })) {
      const { msg, url } = JSON.parse(line) as { msg?: string; url?: string }
      if (msg === 'listening' && url) server.url = url
      if (server.url !== '') break
    }
    child.stdout.resume()
    return server
  }

  /** Connects, sends this text, and never closes. `ended` settles when the server closes the connection. */
  async attack(text: string): Promise<{ ended: Promise<void> }> {
    const { hostname, port } = new URL(this.url)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    this.sockets.push(socket)
    const ended = new Promise<void>((resolve) => {
      for (const event of ['end', 'close', 'error']) socket.on(event, () => resolve())
    })
    socket.resume()
    await Promise.race([once(socket, 'connect').catch(() => undefined), ended])
    socket.write(text.replaceAll('HOST', `${hostname}:${port}`))
    return { ended }
  }

  /** The number of sockets that the process has open, according to the system. */
  get descriptors(): number {
    return readdirSync(`/proc/${this.child.pid ?? 0}/fd`).length
  }

  leave(): void {
    for (const socket of this.sockets.splice(0)) socket.destroy()
  }

  async stop(): Promise<void> {
    this.leave()
    const gone = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await gone
    rmSync(this.folder, { recursive: true })
  }
}
