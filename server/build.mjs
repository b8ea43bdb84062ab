import { build } from 'esbuild'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))

/**
 * Bundles the server into one file that Node runs, and answers its path; packages stay outside.
 * The file is put in place whole: another server may be starting from it.
 */
export async function buildServer() {
  const outfile = `${here}dist/main.js`
  const { outputFiles } = await build({
    entryPoints: [`${here}main.ts`],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    write: false,
  })
  for (const { path, contents } of outputFiles) await putInPlace(path, contents)
  return outfile
}

async function putInPlace(path, contents) {
  await mkdir(dirname(path), { recursive: true })
  const aside = `${path}.${process.pid}`
  await writeFile(aside, contents)
  await rename(aside, path)
}
