import { build } from 'esbuild'
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const FONT_LICENCE = fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/LICENSE'))
const web = path.join(here, 'web')

/** Bundles the compiler, which is TypeScript, and answers its functions: compile, watch, describeProblem. */
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

/** Bundles the page of phones and the phone itself into `out`. `program` is the name of a program that is not this project's own. */
export async function buildWeb(out, { program } = {}) {
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
    writeFileSync(
      path.join(out, page),
      pageFor(program, readFileSync(path.join(web, page), 'utf8'))
    )
  // The font may be distributed only with its licence.
  cpSync(FONT_LICENCE, path.join(out, 'fonts', 'LICENSE.txt'))
}

/** The page finds the name of a foreign program in its root element. */
function pageFor(program, html) {
  return program === undefined
    ? html
    : html.replace('<html', `<html data-program="${escape(program)}"`)
}

const escape = (text) => text.replace(/[&"<]/g, (sign) => `&#${sign.charCodeAt(0)};`)

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
