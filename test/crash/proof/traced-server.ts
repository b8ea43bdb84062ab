import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { NO_LIMITS } from '../victim'

const CALLS = 'pwrite64,pwritev,write,writev,sendmsg,sendto,fsync,fdatasync'
/** The length of a page of the log file, of which strace may write each byte as four characters. */
const LONGEST = '20000'

export interface TracedServer {
  address: string
  /** Stops the server in order. Settles when the trace is complete. */
  stop(): Promise<void>
}

export interface TracePlan {
  entry: string
  data: string
  /** The file of the trace. */
  trace: string
  /** The calls that fail, in strace's notation. */
  inject?: string
}

/** The real server. strace records all of its writes and syncs. */
export async function traceServer({
  entry,
  data,
  trace,
  inject,
}: TracePlan): Promise<TracedServer> {
  const failing = inject === undefined ? [] : ['-e', `inject=${inject}`]
  const watch = ['-f', '-yy', '-s', LONGEST, '-e', `trace=${CALLS}`, ...failing, '-o', trace]
  // Only one thread besides the main one, because strace counts each thread's syncs separately.
  const settings = { PORT: '0', DATA_DIR: data, UV_THREADPOOL_SIZE: '1' }
  const env = { PATH: process.env['PATH'], ...settings, ...NO_LIMITS }
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit']
  const strace = spawn('strace', [...watch, process.execPath, entry], { env, stdio })
  const exited = once(strace, 'exit')
  for await (const line of createInterface(strace.stdout)) {
    const { msg, url, pid } = JSON.parse(line) as { msg: string; url?: string; pid: number }
    if (msg !== 'listening' || !url) continue
    strace.stdout.resume()
    const stop = async (): Promise<void> => {
      process.kill(pid, 'SIGTERM')
      await exited
    }
    return { address: url, stop }
  }
  throw new Error('the server ended before it listened')
}
