import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const dist = path.join(import.meta.dirname, 'dist')
/** Names what the last build was made of and what it made, each file with its hash. */
const record = path.join(dist, 'built.json')

/** The path of the admin commands, built as the server is. */
export async function buildAdmin() {
  await buildServer()
  return path.join(dist, 'admin.js')
}

/**
 * The path of the server, bundled into one file; packages stay outside. Builds where nothing is built or the sources
 * have changed since, and otherwise only reads: a checkout that its user cannot write starts as it was built.
 */
export async function buildServer() {
  if (!isBuilt()) await build()
  return path.join(dist, 'main.js')
}

/** Compares contents, not times: a checkout of an older version has newer files. */
function isBuilt() {
  try {
    const files = Object.entries(JSON.parse(readFileSync(record, 'utf8')))
    return files.every(([file, hash]) => hashOf(readFileSync(path.join(root, file))) === hash)
  } catch {
    return false
  }
}

async function build() {
  const esbuild = await import('esbuild')
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { main: 'server/main.ts', admin: 'server/admin/main.ts' },
    outdir: dist,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    define: { BUILT: JSON.stringify({ version: version(), commit: commit() }) },
    logLevel: 'warning',
    metafile: true,
    write: false,
  })
  const made = outputFiles.map((file) => ({ ...file, name: path.relative(root, file.path) }))
  // What stands for a definition has a name, and is no file.
  const inputs = Object.keys(metafile.inputs).filter((name) => !name.startsWith('<'))
  const read = [...inputs, 'server/build.mjs', 'server/package.json']
  const hashes = Object.fromEntries([
    ...read.map((name) => [name, hashOf(readFileSync(path.join(root, name)))]),
    ...made.map(({ name, contents }) => [name, hashOf(contents)]),
  ])
  keep([...made, { name: path.relative(root, record), contents: JSON.stringify(hashes) }])
}

const hashOf = (contents) => createHash('sha256').update(contents).digest('hex')

const version = () =>
  JSON.parse(readFileSync(path.join(root, 'server/package.json'), 'utf8')).version

/** The commit of the sources, `-dirty` where they differ from it; where git cannot tell, what COMMIT says. */
function commit() {
  const ask = ['describe', '--always', '--abbrev=40', '--dirty', '--exclude=*']
  try {
    return execFileSync('git', ask, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch {
    return process.env.COMMIT || 'unknown'
  }
}

/** Each file is put in place whole: another server may be starting from it. The record comes last. */
function keep(files) {
  try {
    mkdirSync(dist, { recursive: true })
    for (const { name, contents } of files) {
      const aside = path.join(root, `${name}.${process.pid}`)
      writeFileSync(aside, contents)
      renameSync(aside, path.join(root, name))
    }
  } catch ({ code }) {
    throw new Error(
      `The server must be built before it starts, and this user cannot write ${dist} (${code}): ` +
        'run "npm run build" as the owner of that folder.'
    )
  }
}
