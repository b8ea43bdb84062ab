/** Bundles the storm, with the mini-program's own connection, and the server. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildServer } from '../server/build.mjs'

const here = import.meta.dirname

await build({
  absWorkingDir: here,
  entryPoints: ['storm/main.ts'],
  outfile: 'dist/storm.mjs',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
})
const { main } = await import(pathToFileURL(path.join(here, 'dist', 'storm.mjs')).href)
await main(await buildServer())
