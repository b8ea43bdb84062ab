import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

/** Without limits, because here one address does the work of many. */
export const NO_LIMITS = {
  RATE_PER_SECOND: '1000000',
  RATE_BURST: '1000000',
  LOGIN_RATE_PER_MINUTE: '1000000',
  LOGIN_BURST: '1000000',
}

/** How to start the server that will be killed. */
export interface Plan {
  /** The program, for plain Node. */
  entry: string
  /** The data folder. */
  data: string
}

/** The real server in its own process. */
export class Victim {
  readonly listens: Promise<string>
  private readonly child: ChildProcess
  private readonly exited: Promise<unknown>

  constructor({ entry, data }: Plan) {
    const env = { PATH: process.env['PATH'], PORT: '0', DATA_DIR: data, ...NO_LIMITS }
    const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit']
    this.child = spawn(process.execPath, [entry], { cwd: path.dirname(entry), env, stdio })
    this.exited = once(this.child, 'exit')
    this.listens = addressOf(this.child)
    // A caller that kills it before it listens does not wait for this.
    this.listens.catch(() => undefined)
  }

  /** Sends SIGKILL: the process runs no further instruction. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.exited
  }
}

/** Keeps reading afterwards, because the server would block on a full pipe. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the server has nowhere to say where it listens')
  for await (const line of createInterface({ input: stdout })) {
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string }
    if (msg !== 'listening' || !url) continue
    stdout.resume()
    return url
  }
  throw new Error('the server ended before it listened')
}
