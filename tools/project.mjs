import { readFileSync } from 'node:fs'
import path from 'node:path'
import { copyInto } from './scratch.mjs'

/** The part of the repository that WeChat's compiler gets. */
const COMPILED = ['package.json', 'project.config.json', 'miniprogram', 'protocol']

/** Copies what these checks read: the mini-program and the packages that it ships. */
export function copyProject(to, root) {
  copyInto(to, root, [...COMPILED, ...packageFolders(root)])
}

/** The paths of the packages in "dependencies", from the project's root. */
export function packageFolders(root) {
  const { dependencies } = readJson(path.join(root, 'package.json'))
  return Object.keys(dependencies).map((name) => `node_modules/${name}`)
}

/** Reads a JSON file. */
export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
