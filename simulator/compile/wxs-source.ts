import { parse, type Node } from 'acorn'
import { CompileError } from './compile-error'

/** WXS for the library, and the other files that it requires. */
export interface WxsSource {
  text: string
  requires: readonly string[]
}

/** What WXS has besides the language; everything else of the browser is undefined in there. */
const GLOBALS = new Set(
  `require module exports arguments undefined console Math JSON Number Date NaN Infinity parseInt parseFloat isNaN
  isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent getDate getRegExp`.split(/\s+/)
)

/** The name under which the runtime passes in what `value.constructor` becomes. */
export const CONSTRUCTOR_OF = '__constructorOf'
/** The name of the function that gets what a module throws when it is loaded. */
export const FAILED = '__failed'

interface Edit {
  start: number
  end: number
  text: string
}

type Tree = Node & Record<string, unknown>

/** Where a script stands: an inline one begins below the first line of its file. */
export interface WxsPlace {
  file: string
  line: number
}

/** Makes a module that sees what WeChat's WXS sees: `value.constructor` is a name such as 'Array'. */
export function forWxs(source: string, place: WxsPlace): WxsSource {
  const { tree, isStrict } = parsed(source, place)
  const reading = new Reading()
  reading.visit(tree)
  const hidden = [...reading.used].filter((name) => !reading.declared.has(name))
  const shadows = hidden.length === 0 ? '' : `var ${hidden.join(',')};`
  const text = edited(source, reading.edits)
  const strict = isStrict ? "'use strict';" : ''
  return {
    text: `try{(function(){${strict}${shadows}${text}\n}).call(undefined)}catch(error){${FAILED}(error)}`,
    requires: reading.requires,
  }
}

/** Strict code gets no window by `this`; some old scripts are not strict. */
function parsed(source: string, place: WxsPlace): { tree: Tree; isStrict: boolean } {
  const options = {
    ecmaVersion: 2020,
    allowReturnOutsideFunction: true,
    preserveParens: true,
  } as const
  try {
    parse(`(function(){'use strict';${source}\n})`, options)
    return { tree: parse(source, options) as unknown as Tree, isStrict: true }
  } catch {
    return { tree: loose(source, place, options), isStrict: false }
  }
}

function loose(source: string, place: WxsPlace, options: Parameters<typeof parse>[1]): Tree {
  try {
    return parse(source, options) as unknown as Tree
  } catch (error) {
    const { loc, message } = error as SyntaxError & { loc: { line: number; column: number } }
    const at = { line: place.line + loc.line, column: loc.column + 1 }
    const text = message.replace(/ \(\d+:\d+\)$/, '')
    throw new CompileError([{ file: place.file, ...at, message: text }])
  }
}

/** What one walk through a script finds. */
class Reading {
  readonly edits: Edit[] = []
  readonly requires: string[] = []
  readonly declared = new Set<string>(GLOBALS)
  readonly used = new Set<string>()

  private readonly assigned = new Set<unknown>()

  visit(node: Tree): void {
    this.read(node)
    this.declare(node)
    for (const child of childrenOf(node)) this.visit(child)
  }

  private read(node: Tree): void {
    switch (node.type) {
      case 'AssignmentExpression':
        this.assigned.add(node['left'])
        break
      case 'MemberExpression':
        if (!this.assigned.has(node)) this.member(node)
        break
      case 'CallExpression':
        this.call(node)
        break
      case 'Identifier':
        this.name(node)
        break
    }
  }

  /** No variable may have the name `eval` in strict code. */
  private name({ name, start, end }: Tree): void {
    if (name === 'eval') this.edits.push({ start, end, text: 'undefined' })
    else this.used.add(name as string)
  }

  private declare(node: Tree): void {
    const params = (node['params'] ?? []) as Tree[]
    const names = [...params, node['param'], node['id']].filter(isTree)
    for (const { type, name } of names) if (type === 'Identifier') this.declared.add(name as string)
  }

  private member(node: Tree): void {
    const { object, property } = node as unknown as { object: Tree; property: Tree }
    const name = node['computed'] === true ? property['value'] : property['name']
    if (name !== 'constructor') return
    this.edits.push({ start: object.start, end: object.start, text: `${CONSTRUCTOR_OF}(` })
    this.edits.push({ start: object.end, end: node.end, text: ')' })
  }

  private call(node: Tree): void {
    const {
      callee,
      arguments: [given],
    } = node as unknown as {
      callee: Tree
      arguments: Tree[]
    }
    const wanted = given?.['value']
    if (callee['name'] !== 'require' || given === undefined || typeof wanted !== 'string') return
    const plain = wanted.replace(/\.wxs$/, '')
    this.requires.push(plain)
    this.edits.push({ start: given.start, end: given.end, text: JSON.stringify(plain) })
  }
}

function childrenOf(node: Tree): Tree[] {
  const values = Object.entries(node).filter(([key]) => !isName(node, key))
  return values.flatMap(([, value]) => value).filter(isTree)
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** The name of a member, of a property or of a label is no variable. */
function isName(node: Tree, key: string): boolean {
  if (node.type === 'MemberExpression') return key === 'property' && node['computed'] !== true
  if (node.type === 'Property') return key === 'key' && node['computed'] !== true
  return key === 'label'
}

function edited(source: string, edits: readonly Edit[]): string {
  let text = source
  const fromTheEnd = edits.map((edit, at) => ({ ...edit, at }))
  fromTheEnd.sort((one, other) => other.start - one.start || other.at - one.at)
  for (const { start, end, text: put } of fromTheEnd)
    text = text.slice(0, start) + put + text.slice(end)
  return text
}
