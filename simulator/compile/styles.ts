import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import postcss, { CssSyntaxError, type AtRule, type Root } from 'postcss'
import { CompileError, describeProblem, problemsOf, type Problem } from './compile-error'
import { phoneCssProblems } from './phone-css'
import { withBrowserLengths } from '../runtime/browser-lengths'
import type { ComponentSource, ProgramSource } from './program'
import { withBrowserSelectors } from './selectors'
import { resolveReference } from './source-path'

/** Every sheet as browser CSS, by the path of its component; `app` is the one that all pages share. */
export function compileStyles({ root, components }: ProgramSource): Record<string, string> {
  const sheets: Record<string, string> = {}
  const problems: Problem[] = []
  const add = (name: string, compileIt: (file: string) => string) => {
    const file = `${name}.wxss`
    if (!existsSync(path.join(root, file))) return
    try {
      sheets[name] = compileIt(file)
    } catch (error) {
      problems.push(...problemsOf(error))
    }
  }
  add('app', (file) => compileSheet(root, file))
  for (const component of components)
    add(component.path, (file) => withinPage(component, compileSheet(root, file, component.scope)))
  if (problems.length > 0) throw new CompileError(withoutDoubles(problems))
  return sheets
}

/** What is wrong in a sheet that several import is said once. */
function withoutDoubles(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [describeProblem(problem), problem])).values()]
}

/** A page's sheet applies to its own page only. A component's classes already have a prefix. */
function withinPage({ isPage, path: page }: ComponentSource, css: string): string {
  return isPage ? `@scope ([data-page="${page}"]) {\n${css}\n}` : css
}

function compileSheet(root: string, file: string, scope?: string): string {
  const sheet = inlineImports(root, file, new Set([file]))
  sheet.walkComments((comment) => void comment.remove())
  sheet.walkRules((rule) => {
    rule.selector = withBrowserSelectors(rule.selector, scope)
  })
  sheet.walkDecls((declaration) => {
    declaration.value = withBrowserLengths(declaration.value)
  })
  return sheet.toString()
}

function inlineImports(root: string, file: string, imported: Set<string>): Root {
  const sheet = parseSheet(root, file)
  sheet.walkAtRules('import', (rule) => {
    const target = resolveReference(file, rule.params.replace(/^url\(|\)$|['"]/g, ''))
    if (imported.has(target)) {
      rule.remove()
      return
    }
    imported.add(target)
    mustExist(root, target, { file, rule })
    rule.replaceWith(inlineImports(root, target, imported).nodes)
  })
  return sheet
}

function parseSheet(root: string, file: string): Root {
  const sheet = parsed(root, file)
  const problems = phoneCssProblems(sheet, file)
  if (problems.length > 0) throw new CompileError(problems)
  return sheet
}

function parsed(root: string, file: string): Root {
  try {
    return postcss.parse(readFileSync(path.join(root, file), 'utf8'), { from: file })
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
