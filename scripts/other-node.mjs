/**
 * `npm run test:node -- 26.12.1 test/server …`: runs tests on another version of Node. It is installed once from npm,
 * outside of the checkout. The packages stay the same, because their binaries do not depend on Node's version.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const [version, ...tests] = process.argv.slice(2)
const root = path.join(import.meta.dirname, '..')
const name = `node-${process.platform}-${process.arch}`
const folder = path.join(os.tmpdir(), `huiyin-${name}-${version}`)
const bin = path.join(folder, 'node_modules', name, 'bin')
const node = path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node')

if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) fail(`Name a version of Node, for example 26.12.1.`)
if (!existsSync(node)) install()
if (versionOf(node) !== `v${version}`) {
  fail(`${node} is not Node ${version}: remove ${folder}, and try again.`)
}

const env = { ...process.env, PATH: [bin, process.env.PATH].join(path.delimiter) }
const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js')
console.log(`The tests on Node ${version}:`)
process.exit(spawnSync(node, [jest, ...tests], { cwd: root, env, stdio: 'inherit' }).status ?? 1)

function install() {
  mkdirSync(folder, { recursive: true })
  const npm = ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--no-audit']
  const args = [...npm, '--no-fund', '--ignore-scripts', `${name}@${version}`]
  const options = { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' }
  if (spawnSync('npm', args, options).status === 0 && existsSync(node)) return
  fail(`Node ${version} could not be installed: does npm's registry have ${name}@${version}?`)
}

function versionOf(file) {
  return spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout?.trim()
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
