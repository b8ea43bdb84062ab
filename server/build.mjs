import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const dist = path.join(import.meta.dirname, 'dist')
/** The record of the last build: its inputs and outputs, each file with its hash. */
const record = path.join(dist, 'built.json')

/** Returns the path of the admin commands, which are built together with the server. */
export async function buildAdmin() {
  await buildServer()
  return path.join(dist, 'admin.js')
}

/**
 * Returns the path of the server, bundled into one file without its packages. Builds only if there is no build, or if
 * the sources changed; otherwise it only reads, so a checkout that the user cannot write still starts.
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
  // esbuild also lists definitions as inputs, under a name in angle brackets. They are not files.
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

/** The commit of the sources, with `-dirty` if they differ from it. Without git it comes from COMMIT. */
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

/** Replaces each file atomically, because another server may be starting from it. Writes the record last. */
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
