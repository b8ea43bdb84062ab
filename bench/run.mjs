/** Bundles the benchmark and the server, then runs the benchmark. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildServer } from '../server/build.mjs'

const here = import.meta.dirname

await build({
  absWorkingDir: here,
  entryPoints: [
    'main.ts',
    'probe.ts',
    'generator/generator.ts',
    'contenders/bare-ws.ts',
    'contenders/socket-io.ts',
    'contenders/commit-loop.ts',
  ],
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
})
const server = await buildServer()
const { main } = await import(pathToFileURL(path.join(here, 'dist', 'main.mjs')).href)
await main(server)
