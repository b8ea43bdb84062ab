import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The real server in its own process. */
export interface ServerProcess {
  address: string
  stop(): Promise<void>
  /** Kills it without warning, like a power cut. */
  kill(): Promise<void>
}

const ROOT = join(__dirname, '../..')

/** A folder for the server's database, and a function that removes it. */
export function dataFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'huiyin-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Starts the server as an operator would, on a free port. Resolves when it listens. */
export async function startServer(
  data: string,
  settings: Record<string, string> = {}
): Promise<ServerProcess> {
  const own = { PATH: process.env['PATH'], PORT: '0', DATA_DIR: data, LOGIN_BURST: '1000000' }
  const server = spawn(process.execPath, ['server/run.mjs'], {
    cwd: ROOT,
    env: { ...own, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    address: await addressOf(server),
    stop: () => ended(server, 'SIGTERM'),
    kill: () => ended(server, 'SIGKILL'),
  }
}

/** Keeps reading afterwards, because the server would block on a full pipe. */
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

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = once(server, 'exit')
  server.kill(signal)
  await exit
}
