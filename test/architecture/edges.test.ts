import ts from 'typescript'
import { sourceFiles, type SourceFile } from './source-files'

/** Every free identifier: not a property, a key or a type. */
function freeNames({ file, text }: SourceFile): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    if (ts.isIdentifier(node) && !isMember(node)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return names
}

const isMember = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  ts.isPropertySignature(node.parent) ||
  ts.isMethodSignature(node.parent) ||
  ts.isMethodDeclaration(node.parent)

const phone = sourceFiles('miniprogram')
const server = sourceFiles('server')
const using = (files: SourceFile[], ...names: string[]) =>
  files.filter((file) => names.some((name) => freeNames(file).has(name))).map(({ file }) => file)

const CLOCKS = ['miniprogram/platform/clock', 'server/clock']
const TIMERS = ['setTimeout', 'setInterval', 'setImmediate']
const asksTheTime = ({ text }: SourceFile) =>
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(text)

/** `new` of anything except plain values. */
const MAKES_PARTS = /\bnew (?!Set\b|Map\b|Date\b|Error\b|Promise\b)[A-Z]/

describe('the edges', () => {
  it('let only the platform folder use wx', () => {
    const strays = using(phone, 'wx').filter((file) => !file.startsWith('miniprogram/platform/'))

    expect(strays.filter((file) => file !== 'miniprogram/composition')).toEqual([])
  })

  it('let only the clocks set timers', () => {
    const strays = using([...phone, ...server], ...TIMERS)

    expect(strays.filter((file) => !CLOCKS.includes(file))).toEqual([])
  })

  it('let only the clocks read the time, and nothing be random that was not passed in', () => {
    const strays = [...phone, ...server].filter(asksTheTime).map(({ file }) => file)

    expect(strays.filter((file) => !CLOCKS.includes(file))).toEqual([])
  })

  it('let only the composition construct services and stores', () => {
    const screens = phone.filter(({ file }) => /^miniprogram\/(pages|components|app)/.test(file))

    expect(screens.filter(({ text }) => MAKES_PARTS.test(text)).map(({ file }) => file)).toEqual([])
  })
})
