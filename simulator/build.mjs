import { build } from 'esbuild'
import { cpSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const web = path.join(here, 'web')

/** Bundles the compiler, which is TypeScript, and answers its functions: compile, watch, describeProblem. */
export async function openCompiler() {
  const outfile = path.join(here, 'compile', 'dist', 'compile.mjs')
  await build({
    entryPoints: [path.join(here, 'compile', 'index.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  return import(pathToFileURL(outfile).href)
}

/** Bundles the page of phones and the phone itself into OUT. */
export async function buildWeb(out) {
  await build({
    entryPoints: ['index.ts', 'phone.ts', 'index.css', 'phone.css'].map((file) =>
      path.join(web, file)
    ),
    outdir: out,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    sourcemap: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  })
  for (const page of ['index.html', 'phone.html'])
    cpSync(path.join(web, page), path.join(out, page))
}
