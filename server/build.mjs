import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Bundles the server into one file that Node runs, and answers its path; packages stay outside. */
export async function buildServer() {
  const outfile = `${here}dist/main.js`
  await build({
    entryPoints: [`${here}main.ts`],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
  return outfile
}
