import type { AtRule, ChildNode, Declaration, Root, Rule } from 'postcss'
import type { Problem } from './compile-error'

/** A CSS feature that some phones in use do not support, and what to write instead. */
interface Unknown {
  pattern: RegExp
  since: string
  instead: string
}

/** The oldest web view in which WeChat still runs is that of iOS 12. It ignores what it does not know. */
const PROPERTIES: readonly Unknown[] = [
  unknown(/^inset/, '14.5', 'top, right, bottom and left'),
  unknown(/^(margin|padding|border)-(inline|block)$/, '14.5', 'the properties of one side'),
  unknown(/^aspect-ratio$/, '15', 'a height'),
  unknown(/^(translate|rotate|scale)$/, '14.5', 'transform'),
  unknown(/^(overscroll-behavior|contain|content-visibility)/, '15.4', 'nothing'),
  unknown(
    /^(scroll-behavior|accent-color|text-wrap|scrollbar-(width|color|gutter))/,
    '15.4',
    'nothing'
  ),
  unknown(
    /^(backdrop-filter|user-select|mask|appearance|line-clamp)/,
    '15.4',
    '-webkit- before it'
  ),
]

const VALUES: readonly Unknown[] = [
  unknown(/\d[dsl]v(h|w|min|max)\b/, '15.4', 'vh or vw'),
  unknown(/\bclamp\(/, '13.4', 'max() and min()'),
  unknown(/\b(color-mix|oklch|oklab|lab|lch|hwb)\(/, '15', 'a colour in #rrggbb'),
  unknown(/^anywhere$/, '15.4', 'word-break: break-word'),
  unknown(/^clip$/, '16', 'hidden'),
]

const SELECTORS: readonly Unknown[] = [
  unknown(/:(is|where)\(/, '14', 'the selectors one by one'),
  unknown(/:has\(/, '15.4', 'a class'),
  unknown(/:focus-visible/, '15.4', ':focus'),
  unknown(/&/, '17.2', 'the selectors written out'),
]

const AT_RULES: readonly Unknown[] = [
  unknown(/^(layer|container|scope|property|starting-style)\b/, '15.4', 'plain rules'),
  unknown(/^media .*[<>]/, '16.4', 'min-width and max-width'),
  unknown(/^supports .*selector\(/, '14.5', 'plain rules'),
]

const LOCAL_PICTURE = /url\(\s*['"]?(?!['"]?\s*(?:data:|https?:|\/\/|wxfile:|#))/
const NO_LOCAL_PICTURE =
  'phones draw no picture of the package from WXSS: use <image> or a data: url'

const FLEX_GAP = unknown(
  /^(row-|column-)?gap$/,
  '14.5',
  'margins, or display: grid in the same rule'
)

/** The parts of this sheet that some phones would silently ignore, each with its position. */
export function phoneCssNotes(sheet: Root, file: string): Problem[] {
  const notes: Problem[] = []
  const say = (node: ChildNode, message: string) => {
    const { line = 1, column = 1 } = node.source?.start ?? {}
    notes.push({ file, line, column, message })
  }
  const note = (node: ChildNode, what: string, found: Unknown | undefined) => {
    if (found === undefined) return
    say(node, `${what} is unknown to iOS before ${found.since}: write ${found.instead}`)
  }
  sheet.walk((node) => {
    if (node.type === 'rule') note(node, node.selector, find(SELECTORS, node.selector))
    if (node.type === 'atrule') note(node, `@${node.name}`, find(AT_RULES, textOf(node)))
    if (node.type === 'decl') note(node, `${node.prop}: ${node.value}`, unknownIn(node))
    if (node.type === 'decl' && LOCAL_PICTURE.test(node.value)) say(node, NO_LOCAL_PICTURE)
  })
  return notes
}

function unknown(pattern: RegExp, since: string, instead: string): Unknown {
  return { pattern, since, instead }
}

function unknownIn(declaration: Declaration): Unknown | undefined {
  const { prop, value } = declaration
  if (FLEX_GAP.pattern.test(prop) && !isGrid(declaration.parent as Rule)) return FLEX_GAP
  return find(PROPERTIES, prop) ?? find(VALUES, value)
}

const isGrid = (rule: Rule): boolean =>
  rule.some(
    (node) => node.type === 'decl' && node.prop === 'display' && node.value.includes('grid')
  )

const textOf = ({ name, params }: AtRule): string => `${name} ${params}`

const find = (unknowns: readonly Unknown[], text: string): Unknown | undefined =>
  unknowns.find(({ pattern }) => pattern.test(text))
