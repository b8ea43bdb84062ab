import { build } from 'esbuild'
import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const FONT_LICENCE = fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/LICENSE'))
const web = path.join(here, 'web')

/** Bundles the TypeScript compiler of the simulator. Returns its functions: compile, watch, describeProblem. */
export async function openCompiler() {
  const outfile = path.join(here, 'compile', 'dist', 'compile.mjs')
  await bundle({
    entryPoints: [path.join(here, 'compile', 'index.ts')],
    outfile,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
  })
  return import(pathToFileURL(outfile).href)
}

/** Bundles the page of phones and the phone itself into `out`. */
export async function buildWeb(out) {
  await bundle({
    entryPoints: ['index.ts', 'phone.ts', 'index.css', 'phone.css'].map((file) =>
      path.join(web, file)
    ),
    outdir: out,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    sourcemap: true,
    loader: { '.woff2': 'file' },
    assetNames: 'fonts/[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  for (const page of ['index.html', 'phone.html'])
    cpSync(path.join(web, page), path.join(out, page))
  // The font may be distributed only with its licence.
  cpSync(FONT_LICENCE, path.join(out, 'fonts', 'LICENSE.txt'))
}

/** Replaces each file atomically, because another process may be serving the same folder. */
async function bundle(settings) {
  const { outputFiles } = await build({
    ...settings,
    bundle: true,
    write: false,
    logLevel: 'warning',
  })
  for (const { path: file, contents } of outputFiles) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(`${file}.${process.pid}`, contents)
    renameSync(`${file}.${process.pid}`, file)
  }
}
