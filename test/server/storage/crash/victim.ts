import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildSync } from 'esbuild'

/** What the storage acknowledged to the writer. */
export interface Acknowledged {
  cid: string
  from: string
  mid: string
  seq: number
  n: number
  at: number
}

const DRIVER = '@photostructure/sqlite'
const DRIVER_FILE = createRequire(__filename).resolve(DRIVER)

/** Bundles the writer, or another program beside it, so that plain Node can run it. */
export function buildWriter(outfile: string, program = 'writer.ts'): void {
  buildSync({
    entryPoints: [join(__dirname, program)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    alias: { [DRIVER]: DRIVER_FILE },
    external: [DRIVER_FILE],
  })
}

/** Runs the writer, kills it after this many acknowledgements, and returns all of them. */
export async function writeUntilKilled(
  program: string,
  args: { file: string; round: number },
  kills: number
): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [program, args.file, `${args.round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const acknowledged: Acknowledged[] = []
  for await (const line of createInterface(child.stdout)) {
    if (line.endsWith('}')) acknowledged.push(JSON.parse(line) as Acknowledged)
    if (acknowledged.length === kills) child.kill('SIGKILL')
  }
  await exited
  return acknowledged
}
