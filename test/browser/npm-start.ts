import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The project as a developer starts it, with its own empty database. */
export interface Started {
  address: string
  /** Returns the exit code. */
  stop: () => Promise<number | null>
}

/** Runs what `npm start` runs, on a free port. */
export async function npmStart(settings: NodeJS.ProcessEnv = {}): Promise<Started> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'huiyin-start-'))
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: '0', DATA_DIR: data, LOGIN_BURST: '1000', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await addressIn(child)
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    rmSync(data, { recursive: true })
    return child.exitCode
  }
  return { address, stop }
}

/** The address that it prints. Rejects with all of its output if it ends without one. */
function addressIn(child: ChildProcess): Promise<string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += String(chunk)
      const address = /http:\/\/\S+/.exec(printed)?.[0]
      if (address !== undefined) resolve(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', () => reject(new Error(`npm start ended: ${printed}`)))
  })
}
