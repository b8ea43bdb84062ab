/** Rebuilds miniprogram/miniprogram_npm from the root's "dependencies". The result is to be committed. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureInstalled } from './install.mjs'
import { BUILT, buildPackages } from './npm/built.mjs'

const root = path.join(import.meta.dirname, '..')

ensureInstalled()
const packages = await buildPackages(root)

rmSync(path.join(root, BUILT), { recursive: true, force: true })
for (const [file, text] of packages) {
  const target = path.join(root, BUILT, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, text)
  console.log(`${BUILT}/${file}  ${(text.length / 1024).toFixed(1)} KB`)
}
