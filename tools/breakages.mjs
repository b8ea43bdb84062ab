import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from './files.mjs'

const inFolder = (file) => (root) => path.join(root, 'miniprogram', file)
const app = inFolder('app.ts')

/** Appends lines to a file. */
const append = (fileOf, text) => (root) => appendFileSync(fileOf(root), `\n${text}\n`)

const firstWxml = (root) => {
  const [file] = listFiles(path.join(root, 'miniprogram'), '.wxml')
  return path.join(root, 'miniprogram', file)
}

function addPage(root) {
  const file = path.join(root, 'miniprogram', 'app.json')
  const json = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...json, pages: [...json.pages, 'pages/none/none'] }))
}

function importFromOutside(root) {
  writeFileSync(path.join(root, 'protocol', 'outside.ts'), 'export const outside = 1\n')
  append(app, "import { outside } from '../protocol/outside'\nconsole.log(outside)")(root)
}

function grow(root) {
  const filler = Array.from({ length: 40_000 }, (_, index) => index * 7919).join(' ')
  writeFileSync(inFolder('filler.ts')(root), `export const filler = '${filler}'\n`)
  append(app, "import { filler } from './filler'\nconsole.log(filler)")(root)
}

/** Every kind of broken mini-program that the checks must notice, with the words that they must print. */
export const breakages = [
  {
    name: 'a built package was edited',
    make: append(inFolder('miniprogram_npm/dayjs/index.js'), 'edited()'),
    named: ['miniprogram_npm/dayjs/index.js', 'differs from the package'],
  },
  {
    name: 'a package was not built',
    make: (root) => rmSync(inFolder('miniprogram_npm/mobx-miniprogram')(root), { recursive: true }),
    named: ['miniprogram_npm/mobx-miniprogram/index.js', 'is missing'],
  },
  {
    name: 'a package was built that is not required',
    make: (root) => writeFileSync(inFolder('miniprogram_npm/stray.js')(root), 'stray()\n'),
    named: ['miniprogram_npm/stray.js', 'belongs to no package'],
  },
  {
    name: 'a script is not TypeScript',
    make: append(app, 'const = 1'),
    named: ['app.ts', 'Unexpected token'],
  },
  {
    name: 'a page does not exist',
    make: addPage,
    named: ['app.json', 'pages/none/none'],
  },
  {
    name: 'a template contains an expression that WXML does not support',
    make: append(firstWxml, '<view>{{ a ?? b }}</view>'),
    named: ['.wxml', 'unexpected token'],
  },
  {
    name: 'a template leaves a tag open',
    make: append(firstWxml, '<view>'),
    named: ['.wxml', 'end tag missing'],
  },
  {
    name: 'a template includes a file that does not exist',
    make: append(firstWxml, '<include src="./none.wxml" />'),
    named: ['.wxml', './none.wxml', 'does not ship'],
  },
  {
    name: 'a module does not exist',
    make: append(app, "import './none'"),
    named: ['app.js requires ./none', 'does not ship'],
  },
  {
    name: 'a value is imported from outside miniprogram/',
    make: importFromOutside,
    named: ['app.js requires ../protocol/outside', 'does not ship'],
  },
  {
    name: 'a package is used that is not built',
    make: append(app, "import { pad } from 'left-pad'\nconsole.log(pad)"),
    named: ['app.js requires left-pad', 'does not ship'],
  },
  {
    name: 'a global is used that phones do not have',
    make: append(app, "console.log(new URL('http://127.0.0.1').host)"),
    named: ['app.js', 'URL is not defined'],
  },
  {
    name: 'a promise fails while the app starts',
    make: append(app, 'void Promise.resolve().then(() => structuredClone({}))'),
    named: ['app.js', 'structuredClone is not defined'],
  },
  {
    name: 'a script registers no app',
    make: (root) => writeFileSync(app(root), 'export {}\n'),
    named: ['app.js', 'calls App 0 times'],
  },
  {
    name: 'a template uses a component that the two runtimes draw differently',
    make: append(firstWxml, '<camera />'),
    named: ['components/', 'exparser:', 'simulator:'],
  },
  {
    name: 'the main package is too large',
    make: grow,
    named: ['the main package has', 'filler.js'],
  },
]
