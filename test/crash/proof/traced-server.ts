import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { NO_LIMITS } from '../victim'

const CALLS = 'pwrite64,pwritev,write,writev,sendmsg,sendto,fsync,fdatasync'
/** A page of the log's file, every byte of which strace may write as four. */
const LONGEST = '20000'

export interface TracedServer {
  address: string
  /** In order; settles when the trace is complete. */
  stop(): Promise<void>
}

export interface TracePlan {
  entry: string
  data: string
  /** Where the trace goes. */
  trace: string
  /** How strace shall make calls fail, in its own words. */
  inject?: string
}

/** The real server, every one of its writes and syncs watched by strace. */
export async function traceServer({
  entry,
  data,
  trace,
  inject,
}: TracePlan): Promise<TracedServer> {
  const failing = inject === undefined ? [] : ['-e', `inject=${inject}`]
  const watch = ['-f', '-yy', '-s', LONGEST, '-e', `trace=${CALLS}`, ...failing, '-o', trace]
  // One thread beside the main one: strace counts the syncs of each by itself.
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
