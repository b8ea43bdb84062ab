import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { CompileError, type Problem } from './compile-error'
import type { ProgramSource } from './program'

interface Diagnostic {
  level: string
  message: string
  startLine: number
  startColumn: number
}

/** The runtime passes these in, so that templates and WXS cannot reach anything else on the page. */
export const TEMPLATE_PARAMETERS = ['toWechatEvent', 'getDate', 'getRegExp'] as const

/** Compiles every WXML and WXS into one JS expression: a function from the parameters to the templates. */
export function compileMarkup({ root, components }: ProgramSource): string {
  const markup = new Markup(root)
  for (const component of components) markup.addTemplate(component.path, 'optional')
  return markup.finish()
}

class Markup {
  private readonly group = new TmplGroup()
  private readonly seen = new Set<string>()
  private readonly problems: Problem[] = []

  constructor(private readonly root: string) {}

  addTemplate(template: string, presence: 'optional' | 'required'): void {
    const file = `${template}.wxml`
    const source = this.read(file, presence)
    if (source === undefined) return
    const diagnostics = this.group.addTmpl(template, source) as Diagnostic[]
    this.problems.push(...diagnostics.filter(isGrave).map((found) => problemIn(file, found)))
    for (const used of this.group.getDirectDependencies(template) as string[])
      this.addTemplate(used, 'required')
    for (const script of this.group.getScriptDependencies(template) as string[])
      this.addScript(script)
  }

  finish(): string {
    if (this.problems.length > 0) throw new CompileError(this.problems)
    // Every handler named in a template is called through Q.C: here it gets WeChat's event object.
    this.group.setExtraRuntimeScript('Q.C=(self,event,run)=>run.call(self,toWechatEvent(event));')
    const templates = this.group.getTmplGenObjectGroups()
    this.group.free()
    return `(${TEMPLATE_PARAMETERS.join(',')})=>${templates}`
  }

  private addScript(script: string): void {
    const source = this.read(`${script}.wxs`, 'required')
    if (source === undefined) return
    const plain = source.replace(/require\((['"])(.+?)\.wxs\1\)/g, 'require($1$2$1)')
    for (const [, , used] of plain.matchAll(/require\((['"])(.+?)\1\)/g))
      if (used !== undefined) this.addScript(path.posix.join(path.posix.dirname(script), used))
    this.group.addScript(script, plain)
  }

  /** Undefined if it was read before, or if it is missing. */
  private read(file: string, presence: 'optional' | 'required'): string | undefined {
    if (this.seen.has(file)) return undefined
    this.seen.add(file)
    const absolute = path.join(this.root, file)
    if (existsSync(absolute)) return readFileSync(absolute, 'utf8')
    if (presence === 'required') this.problems.push({ file, message: 'is used but not there' })
    return undefined
  }
}

const isGrave = ({ level }: Diagnostic): boolean => level !== 'Note'

function problemIn(file: string, { startLine, startColumn, message }: Diagnostic): Problem {
  return { file, line: startLine + 1, column: startColumn + 1, message }
}
