import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connect, heardUntilClose } from './listening'

const ROOT = join(__dirname, '../..')

/** The real process, and all of its output. */
class ServerProcess {
  readonly lines: string[] = []
  errors = ''
  private readonly child: ChildProcess

  constructor(environment: Record<string, string>) {
    const env = { PATH: process.env['PATH'], ...environment }
    this.child = spawn(process.execPath, ['server/run.mjs'], { cwd: ROOT, env })
    this.child.stderr!.on('data', (data: Buffer) => (this.errors += data.toString()))
  }

  /** The address on which it listens. */
  async address(): Promise<string> {
    const lines = createInterface({ input: this.child.stdout! })
    return new Promise((resolve) => {
      lines.on('line', (line) => {
        this.lines.push(line)
        const { msg, url } = JSON.parse(line) as { msg: string; url: string }
        if (msg === 'listening') resolve(url)
      })
    })
  }

  stop(): void {
    this.child.kill('SIGTERM')
  }

  async exitCode(): Promise<number> {
    if (this.child.exitCode !== null) return this.child.exitCode
    const [code] = (await once(this.child, 'close')) as [number]
    return code
  }
}

describe('the server’s process', () => {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-process-'))
  afterAll(() => rmSync(data, { recursive: true }))

  it('says goodbye at SIGTERM, ends with 0, and has logged nothing private', async () => {
    const server = new ServerProcess({ PORT: '0', DATA_DIR: data })
    const url = await server.address()
    const body = JSON.stringify({ code: 'demo:Secretive', deviceId: 'my-device' })
    const answer = await fetch(`${url}/api/login`, { method: 'POST', body })
    const { token } = (await answer.json()) as { token: string }
    const socket = await connect(url)
    const heard = heardUntilClose(socket)
    const login = { token, deviceId: 'my-device', protocol: 1 }
    const text = { cid: 'c', mid: 'm', type: 'text', body: { text: 'private words' } }
    socket.send(JSON.stringify({ url: '/login', id: 1, data: login }))
    socket.send(JSON.stringify({ url: '/message/send', id: 2, data: text }))
    await once(socket, 'message')

    server.stop()

    const frames = (await heard).flatMap((text) => JSON.parse(text) as unknown)
    expect(frames.at(-1)).toEqual({ url: '/bye', data: { reason: 'restarting' } })
    expect(await server.exitCode()).toBe(0)
    expect(server.lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'listening',
      'stopping',
    ])
    expect(server.lines.join() + server.errors).not.toMatch(/Secretive|my-device|private words/)
    expect(server.lines.join() + server.errors).not.toContain(token)
  })

  it("[BYE3] sends `/bye` to a person's sockets when the operator signs the person out", async () => {
    const folder = join(data, 'signed-out')
    const server = new ServerProcess({ PORT: '0', DATA_DIR: folder })
    const url = await server.address()
    const arrives = async (name: string) => {
      const body = JSON.stringify({ code: `demo:${name}`, deviceId: name })
      const answer = await fetch(`${url}/api/login`, { method: 'POST', body })
      const { token } = (await answer.json()) as { token: string }
      const socket = await connect(url)
      const data = { token, deviceId: name, protocol: 1 }
      socket.send(JSON.stringify({ url: '/login', id: 1, data }))
      await once(socket, 'message')
      return socket
    }
    const [ming, hong] = [await arrives('Ming'), await arrives('Hong')]
    const heard = heardUntilClose(ming)

    const env = { ...process.env, DATA_DIR: folder }
    const command = spawn(process.execPath, ['server/admin.mjs', 'sign-out', 'Ming'], {
      cwd: ROOT,
      env,
    })
    const ended = once(command, 'close')

    expect((await heard).at(-1)).toBe('{"url":"/bye","data":{"reason":"signed-out"}}')
    expect(await ended).toEqual([0, null])
    expect(hong.readyState).toBe(hong.OPEN)
    server.stop()
    expect(await server.exitCode()).toBe(0)
  })

  it('reports its version, its commit, the event loop delay and the time of each log line', async () => {
    const server = new ServerProcess({ PORT: '0', DATA_DIR: data })
    const url = await server.address()

    const page = await (await fetch(`${url}/metrics`)).text()
    const proxied = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } })

    expect(page).toMatch(
      /huiyin_build_info\{version="\d+\.\d+\.\d+",commit="([0-9a-f]{40}(-dirty)?|unknown)",node="v\d/
    )
    expect(page).toMatch(/nodejs_eventloop_lag_p99_seconds [\d.e-]+\n/)
    expect(page).toMatch(/huiyin_disk_free_bytes [1-9]/)
    expect(proxied.status).toBe(401)
    const { time } = JSON.parse(server.lines[0]!) as { time: string }
    expect(new Date(time).toISOString()).toBe(time)
    server.stop()
    expect(await server.exitCode()).toBe(0)
  })

  it('protects its files from other users of the machine', async () => {
    const folder = join(data, 'own')
    const server = new ServerProcess({ PORT: '0', DATA_DIR: folder })
    await server.address()

    const open = ['.', ...readdirSync(folder)].filter(
      (name) => (statSync(join(folder, name)).mode & 0o077) !== 0
    )

    expect(open).toEqual([])
    server.stop()
    expect(await server.exitCode()).toBe(0)
  })

  it('refuses a wrong variable with one sentence', async () => {
    const server = new ServerProcess({ PORT: 'http', DATA_DIR: data })

    expect(await server.exitCode()).toBe(1)
    expect(server.errors).toBe('PORT must be a whole number from 0 to 65535, but is "http".\n')
  })

  it('refuses a port in use with one sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const server = new ServerProcess({ PORT: String(port), DATA_DIR: data })

    expect(await server.exitCode()).toBe(1)
    expect(server.errors).toBe(
      `PORT ${port} is taken by another process: stop that one, or set PORT to another number.\n`
    )
    other.close()
  })
})
