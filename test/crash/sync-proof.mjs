/** Bundles the proof and the server, then traces the server. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { runWithServer } from '../../scripts/bundled.mjs'

if (spawnSync('strace', ['-V']).status !== 0) {
  console.error(
    'This proof needs strace, on Linux: install it first (Debian: apt-get install strace).'
  )
  process.exit(1)
}
await runWithServer(path.join(import.meta.dirname, 'proof'), { main: 'main.ts' })
