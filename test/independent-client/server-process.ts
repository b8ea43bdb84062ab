import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The real server in a process of its own, with a database that ends with it. */
export interface ServerProcess {
  address: string
  stop(): Promise<void>
}

const ROOT = join(__dirname, '../..')

/** Starts the server as an operator would, on a free port; resolves when it listens. */
export async function startServer(): Promise<ServerProcess> {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-'))
  const server = spawn(process.execPath, ['server/run.mjs'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: data, LOGIN_BURST: '1000000' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    await stopped(server)
    rmSync(data, { recursive: true, force: true })
  }
  return { address: await addressOf(server), stop }
}

/** Reads on afterwards: a server that nobody listens to would stand still at a full pipe. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The server has nowhere to say where it listens.')
  for await (const line of createInterface({ input: stdout })) {
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string }
    if (msg !== 'listening' || !url) continue
    stdout.resume()
    return url
  }
  throw new Error('The server ended before it listened.')
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const exit = once(server, 'exit')
  server.kill()
  await exit
}
