import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { dataFolder } from '../processes/data-folder'
import { freePort } from '../processes/own-server'

/** A server with the usual limits, except those for sign-ins. */
export interface Attacked {
  url: string
  pid: number
  stop: () => Promise<void>
}

export async function startAttacked(program: string): Promise<Attacked> {
  const [port, folder] = [await freePort(), dataFolder()]
  const signIns = { LOGIN_RATE_PER_MINUTE: '1000000', LOGIN_BURST: '1000000' }
  const env = { ...process.env, ...signIns, PORT: String(port), DATA_DIR: folder }
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'], env })
  for await (const line of createInterface(child.stdout)) {
    if (line.includes('"listening"')) break
  }
  child.stdout.resume()
  const stop = async (): Promise<void> => {
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop }
}
