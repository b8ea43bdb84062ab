/** Bundles the attack and the server. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildServer } from '../server/build.mjs'

const here = import.meta.dirname

await build({
  absWorkingDir: here,
  entryPoints: ['attack/main.ts', 'probe.ts'],
  outdir: 'dist',
  entryNames: '[dir]/[name]',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
})
const { main } = await import(pathToFileURL(path.join(here, 'dist', 'attack', 'main.mjs')).href)
await main(await buildServer())
