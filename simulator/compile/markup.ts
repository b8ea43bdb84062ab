import { existsSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { CompileError, problemsOf, type Problem } from './compile-error'
import type { ProgramSource } from './program'
import { readText } from './source-text'
import { problemsIn } from './wxml-problems'
import { forTheLibrary, withColons } from './wxml-source'
import { CONSTRUCTOR_OF, FAILED, forWxs, type WxsPlace } from './wxs-source'

/** The runtime passes these in, so that templates and WXS cannot access anything else on the page. */
export const TEMPLATE_PARAMETERS = [
  'callHandler',
  'observer',
  'callable',
  CONSTRUCTOR_OF,
  FAILED,
  'getDate',
  'getRegExp',
] as const

/** Compiles all WXML and WXS into one JS expression: a function that returns the templates. */
export function compileMarkup({ root, components, notes }: ProgramSource): string {
  const markup = new Markup(root, notes)
  for (const component of components) markup.addTemplate(component.path, 'optional')
  return markup.finish()
}

class Markup {
  private readonly group = new TmplGroup()
  private readonly seen = new Set<string>()
  private readonly problems: Problem[] = []

  constructor(
    private readonly root: string,
    private readonly notes: Problem[]
  ) {}

  addTemplate(template: string, presence: 'optional' | 'required'): void {
    const file = `${template}.wxml`
    const source = this.read(file, presence)
    if (source === undefined) return
    const { problems, notes } = problemsIn(file, source)
    this.problems.push(...problems)
    this.notes.push(...notes)
    this.group.addTmpl(template, forTheLibrary(source))
    this.addInlineScripts(template)
    for (const used of this.group.getDirectDependencies(template) as string[])
      this.addTemplate(used, 'required')
    for (const script of this.group.getScriptDependencies(template) as string[])
      this.addScript(script)
  }

  finish(): string {
    if (this.problems.length > 0) throw new CompileError(this.problems)
    // Every handler in a template is called through Q.C, and every `change:` handler through Q.A.
    // A function of WXS in an expression is called through P.
    this.group.setExtraRuntimeScript('Q.C=callHandler;Q.A=observer;P=callable;')
    const templates = withColons(this.group.getTmplGenObjectGroups())
    this.group.free()
    return `(${TEMPLATE_PARAMETERS.join(',')})=>${templates}`
  }

  private addInlineScripts(template: string): void {
    for (const name of this.group.getInlineScriptModuleNames(template) as string[]) {
      const line = this.group.getInlineScriptStartLine(template, name)
      const text = this.wxs(this.group.getInlineScript(template, name), {
        file: `${template}.wxml`,
        line,
      })
      if (text !== undefined) this.group.setInlineScript(template, name, text)
    }
  }

  private addScript(script: string): void {
    const file = `${script}.wxs`
    const source = this.read(file, 'required')
    if (source === undefined) return
    const text = this.wxs(source, { file, line: 0 })
    if (text !== undefined) this.group.addScript(script, text)
  }

  /** The script in the form that the library accepts. Also adds the scripts that it requires. */
  private wxs(source: string, place: WxsPlace): string | undefined {
    try {
      const { text, requires } = forWxs(source, place)
      for (const used of requires)
        this.addScript(
          used.startsWith('/')
            ? used.slice(1)
            : path.posix.join(path.posix.dirname(place.file), used)
        )
      return text
    } catch (error) {
      this.problems.push(...problemsOf(error))
      return undefined
    }
  }

  /** Undefined if the file was read before, or if it is missing. */
  private read(file: string, presence: 'optional' | 'required'): string | undefined {
    if (this.seen.has(file)) return undefined
    this.seen.add(file)
    if (existsSync(path.join(this.root, file))) return readText(this.root, file)
    if (presence === 'required') this.problems.push({ file, message: 'is used but not there' })
    return undefined
  }
}
