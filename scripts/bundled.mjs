/** Bundles TypeScript for Node. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildServer } from '../server/build.mjs'

/**
 * Bundles files of a folder into its `dist`, each under its name, and returns the exports of the first.
 * Packages stay outside.
 */
export async function bundled(folder, files) {
  const outdir = path.join(folder, 'dist')
  await build({
    absWorkingDir: folder,
    entryPoints: files,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  })
  const [first] = Object.keys(files)
  return import(pathToFileURL(path.join(outdir, `${first}.mjs`)).href)
}

/** Bundles them and the server, and calls `main` of the first with the path of the server. */
export async function runWithServer(folder, files) {
  const { main } = await bundled(folder, files)
  await main(await buildServer())
}
