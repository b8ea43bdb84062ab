import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const HERE = import.meta.dirname
const STAMP = path.join(HERE, 'node_modules', '.installed-lock')

/** Installs the packages of this folder unless they match the lockfile already. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(HERE, 'package-lock.json')))
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return

  console.log('tools: installing WeChat’s compiler (about 280 MB, once)')
  install()
  writeFileSync(STAMP, lock)
}

function install() {
  // No package here needs its install script: the compilers are prebuilt
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error']
  const npm = process.env.npm_execpath
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: HERE, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: HERE, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error('tools: npm ci failed in tools/, see above')
}
