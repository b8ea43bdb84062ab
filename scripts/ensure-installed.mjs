/**
 * Installs the packages of the lockfile that are missing, so that one command is enough after `git clone`.
 * With `--server`, only what the server needs must be there. It runs before anything is installed, so it uses Node's own
 * modules only.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { missingPackages } from './missing-packages.mjs'

const OLDEST_NODE = [20, 19]

const root = path.join(import.meta.dirname, '..')
const lockfile = path.join(root, 'package-lock.json')
/** Written by npm after each install. */
const record = path.join(root, 'node_modules', '.package-lock.json')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  console.error(`Huiyin needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}.`)
  process.exit(1)
}

if (!isInstalled()) {
  if (!isWritable(root)) {
    console.error(
      `Packages are missing in ${root}, and this user cannot write there: run "npm ci" as the owner of that folder.`
    )
    process.exit(1)
  }
  console.log('Installing the packages (once, about half a minute) …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) {
    console.error('The packages could not be installed: see the output of npm above.')
    process.exit(1)
  }
}

if (process.argv.includes('--browser')) {
  const { findBrowser } = await import('./browser.mjs')
  await findBrowser()
}

function isInstalled() {
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
  const workspace = process.argv.includes('--server') ? 'server' : undefined
  return existsSync(record) && missingPackages(read(lockfile), read(record), workspace).length === 0
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
