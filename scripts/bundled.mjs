/** Bundles one TypeScript file for Node beside itself, and returns its exports. Packages stay outside. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

export async function bundled(file) {
  const name = path.basename(file, '.ts')
  const outfile = path.join(path.dirname(file), 'dist', `${name}.mjs`)
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  })
  return import(pathToFileURL(outfile).href)
}
