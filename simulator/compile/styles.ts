import { existsSync } from 'node:fs'
import path from 'node:path'
import postcss, { CssSyntaxError, type AtRule, type Root, type Rule } from 'postcss'
import { CompileError, describeProblem, problemsOf, type Problem } from './compile-error'
import { phoneCssNotes } from './phone-css'
import { withBrowserLengths } from '../runtime/browser-lengths'
import type { ProgramSource } from './program'
import { withBrowserSelectors } from './selectors'
import { resolveReference } from './source-path'
import { readText } from './source-text'

/** Every sheet as CSS for the browser, by the path of its component; `app` is shared by all pages. */
export function compileStyles({ root, components, notes }: ProgramSource): Record<string, string> {
  const sheets: Record<string, string> = {}
  const problems: Problem[] = []
  const found: Problem[] = []
  for (const name of ['app', ...components.map(({ path: component }) => component)]) {
    const file = `${name}.wxss`
    if (!existsSync(path.join(root, file))) continue
    try {
      sheets[name] = compileSheet({ root, notes: found }, name)
    } catch (error) {
      problems.push(...problemsOf(error))
    }
  }
  notes.push(...withoutDoubles(found))
  if (problems.length > 0) throw new CompileError(withoutDoubles(problems))
  return sheets
}

/** The folder of the mini-program, and the findings in its sheets. */
interface Reading {
  root: string
  notes: Problem[]
}

/** Reports a problem once if several sheets import the file. */
function withoutDoubles(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [describeProblem(problem), problem])).values()]
}

function compileSheet(reading: Reading, name: string): string {
  const file = `${name}.wxss`
  const sheet = inlineImports(reading, file, new Set([file]))
  sheet.walkComments((comment) => void comment.remove())
  sheet.walkRules((rule) => {
    if (!isStep(rule)) rule.selector = withBrowserSelectors(rule.selector, name)
  })
  sheet.walkDecls((declaration) => {
    declaration.value = withBrowserLengths(declaration.value)
  })
  return withinPages(sheet, name)
}

/** `from`, `to` or `50%` of an animation. */
const isStep = ({ parent }: Rule): boolean =>
  parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes')

/** A sheet applies only to the pages that use it. */
function withinPages(sheet: Root, name: string): string {
  const everywhere = postcss.root()
  sheet.each((node) => {
    if (node.type === 'atrule' && /keyframes$|^font-face$/.test(node.name)) everywhere.append(node)
  })
  const rules = sheet.toString()
  const scoped = rules === '' ? '' : `@scope (wx-page[data-sheets~="${name}"]) {\n${rules}\n}`
  return [everywhere.toString(), scoped].filter((part) => part !== '').join('\n')
}

function inlineImports(reading: Reading, file: string, imported: Set<string>): Root {
  const { root, notes } = reading
  const sheet = parsed(root, file)
  notes.push(...phoneCssNotes(sheet, file))
  sheet.walkAtRules('import', (rule) => {
    const target = resolveReference(file, rule.params.replace(/^url\(|\)$|['"]/g, ''))
    if (imported.has(target)) {
      rule.remove()
      return
    }
    imported.add(target)
    mustExist(root, target, { file, rule })
    rule.replaceWith(inlineImports(reading, target, imported).nodes)
  })
  return sheet
}

function parsed(root: string, file: string): Root {
  try {
    return postcss.parse(readText(root, file), { from: file })
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error
    const { line, column, reason } = error
    const place = line === undefined || column === undefined ? {} : { line, column }
    throw new CompileError([{ file, ...place, message: reason }])
  }
}

function mustExist(root: string, target: string, from: { file: string; rule: AtRule }): void {
  if (existsSync(path.join(root, target))) return
  const start = from.rule.source?.start
  const place = start === undefined ? {} : { line: start.line, column: start.column }
  throw new CompileError([{ file: from.file, ...place, message: `${target} is not found` }])
}
