import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A mini-program in the simulator, as `npm run simulate` runs it, on a free port. */
export interface Simulated {
  address: string
  /** Everything that was printed. */
  printed: () => string
  /** Answers the exit code. */
  stop: () => Promise<number | null>
}

/** Rejects with everything that was printed if it ends without an address. */
export async function npmSimulate(
  folder: string | undefined,
  settings: NodeJS.ProcessEnv = {}
): Promise<Simulated> {
  const args = ['scripts/simulate.mjs', ...(folder === undefined ? [] : [folder])]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += String(chunk)
      const [found] = /http:\/\/\S+/.exec(printed) ?? []
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', () => reject(new Error(printed)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    return child.exitCode
  }
  return { address, printed: () => printed, stop }
}
