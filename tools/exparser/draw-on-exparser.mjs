/**
 * draw-on-exparser.mjs COMPILED OUT: draws every component and page in the output of WeChat's compiler, with WeChat's
 * own miniprogram-simulate. Writes each case and its result as JSON.
 */
import { writeFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import path from 'node:path'
import { listFiles } from '../files.mjs'
import { readJson } from '../project.mjs'
import { resolve } from '../phone/loader.mjs'
import { createWx } from '../phone/wx.mjs'
import { casesOf } from './cases.mjs'
import { drawn, openDocument } from './document.mjs'
import { dataOf, treeOf } from './tree.mjs'

/** Components whose name differs from that of their texts. */
const CHAPTERS = {
  'connection-banner': 'banner',
  'message-bubble': 'bubble',
  'message-composer': 'composer',
  'sign-in': 'signIn',
}
/** Every class is prefixed with the name of its component. */
const PREFIX = /^.*?--/

const [compiled, out] = process.argv.slice(2)
const require = createRequire(import.meta.url)

openDocument()
findModulesAsPhonesDo()
globalThis.wx = createWx()
const simulate = require('miniprogram-simulate')
const definitions = listenToComponents()
const words = require(path.join(compiled, 'text', 'words.js')).wordsFor('zh_CN')

const seen = []
for (const part of parts()) {
  const id = simulate.load(path.join(compiled, part), 'main', { rootPath: compiled })
  const definition = definitions.pop()
  const cases = casesOf(part, definition, wordsFor(part, definition))
  for (const one of cases) seen.push({ ...one, tree: await draw(id, one.data) })
}
writeFileSync(out, JSON.stringify(seen))
process.exit(0)

/** Packages are in miniprogram_npm, and modules that the compiler adds are at the root. */
function findModulesAsPhonesDo() {
  const files = new Map(listFiles(compiled, '.js').map((file) => [file, '']))
  const usual = Module._resolveFilename
  Module._resolveFilename = (wanted, parent, ...rest) => {
    const from = path.relative(compiled, parent?.filename ?? '/')
    const isInside = !from.startsWith('..') && !path.isAbsolute(wanted)
    return isInside
      ? path.join(compiled, resolve(files, from, wanted))
      : usual(wanted, parent, ...rest)
  }
}

/** The components that the latest file registered. A page comes after the components that it uses. */
function listenToComponents() {
  const heard = []
  const register = globalThis.Component
  globalThis.Component = (definition) => {
    heard.push(definition)
    return register(definition)
  }
  return heard
}

function parts() {
  const components = listFiles(path.join(compiled, 'components'), '.json')
  const { pages } = readJson(path.join(compiled, 'app.json'))
  return [...components.map((file) => `components/${file.replace(/\.json$/, '')}`), ...pages]
}

function wordsFor(part, { data }) {
  const [folder, name] = part.split('/')
  return folder === 'components' ? words[CHAPTERS[name]] : data.words
}

async function draw(id, data) {
  const component = simulate.render(id, data)
  const parent = document.createElement('section')
  document.body.append(parent)
  component.attach(parent)
  component.setData(data)
  await drawn()
  const tree = `${treeOf(parent, PREFIX)}\n${dataOf(component.data)}`
  component.detach()
  return tree
}
