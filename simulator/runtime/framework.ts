import {
  glassEasel,
  MiniProgramEnv,
  type AssociatedBackend,
  type CodeSpace,
  type Root,
} from 'glass-easel-miniprogram-adapter'
import { Elements } from './backend/elements'
import { PhoneBackend } from './backend/phone-backend'
import { StyleSheets } from './backend/style-sheets'
import { BUILT_IN_TAGS } from './built-in-tags'
import { defineBuiltIns, type BuiltInHost } from './built-ins/define'
import { prepareEveryComponent } from './components/ready'
import { Registry } from './components/registry'
import { followStyleOptions } from './components/isolation'
import type { CompiledComponent, MiniProgram, TemplateGroups } from './mini-program'
import type { Reports } from './reports'
import type { Theme } from './theme'
import * as wxs from './wxs/wxs-runtime'

/** glass-easel with the components of one mini-program, drawing on one phone's screen. */
export class Framework {
  readonly sheets: StyleSheets
  readonly registry: Registry
  private readonly space: CodeSpace
  private readonly backend: PhoneBackend
  private readonly associated: AssociatedBackend

  constructor(
    private readonly program: MiniProgram,
    parts: { screen: HTMLElement; theme: Theme; reports: Reports; host: BuiltInHost }
  ) {
    const { screen, theme, reports, host } = parts
    const env = new MiniProgramEnv()
    this.space = env.createCodeSpace('', true)
    this.sheets = new StyleSheets(theme)
    const elements = new Elements(isKnownIn(program), (tag, isMissing) => {
      if (isMissing) reports.refuse(`<${tag}> is not supported by the simulator`)
      else reports.note(`<${tag}> is no component of this mini-program`)
    })
    this.backend = new PhoneBackend(screen, this.sheets, elements)
    this.associated = env.associateBackend(this.backend)
    prepareEveryComponent(this.space)
    defineBuiltIns(this.space.getComponentSpace(), host)
    this.addStyles()
    this.registry = new Registry(this.space, templatesOf(program, reports), reports)
  }

  /** Its element names the sheets that reach it. */
  createRoot(url: string): Root {
    const make = () => this.associated.createRoot('page', this.space, url)
    const { made, sheets } = this.sheets.askedBy(make)
    const element = made.getComponent().getBackendElement() as HTMLElement | null
    const style = this.program.app['style']
    if (element !== null) element.dataset['sheets'] = sheets.join(' ')
    if (element !== null && typeof style === 'string') element.dataset['style'] = style
    return made
  }

  close(): void {
    this.backend.destroy()
  }

  private addStyles(): void {
    const { styles, components } = this.program
    const byPath = new Map(components.map((one): [string, CompiledComponent] => [one.path, one]))
    this.space.addStyleSheet('app', 'app')
    this.sheets.register('app', styles['app'] ?? '')
    followStyleOptions(
      this.space,
      (path) => byPath.get(path),
      (path, scope) => this.sheets.register(path, styles[path] ?? '', scope)
    )
  }
}

/** The library catches errors in handlers and lifetimes. This reports them. */
export function reportLibraryErrors(reports: Reports): () => void {
  const onError = (error: unknown) => {
    reports.add(error)
    return false
  }
  const onWarning = (message: string, _owner: unknown, element?: unknown) => {
    if (!isUsual(message, element)) reports.note(message)
    return false
  }
  glassEasel.addGlobalErrorListener(onError)
  glassEasel.addGlobalWarningListener(onWarning)
  return () => {
    glassEasel.removeGlobalErrorListener(onError)
    glassEasel.removeGlobalWarningListener(onWarning)
  }
}

/** What phones take without a word: a list that is not there yet, and a property that only WXS observes. */
function isUsual(message: string, element: unknown): boolean {
  if (/^The for-list data .* "(undefined|null)"|^Use (number|string) as for-list/.test(message))
    return true
  const [, property = ''] = /^"(.+)" is not a valid property$/.exec(message) ?? []
  const { _$wxTmplArgs: known } = (element ?? {}) as { _$wxTmplArgs?: { changeProp?: object } }
  return Object.keys(known?.changeProp ?? {}).includes(property)
}

function templatesOf({ templates }: MiniProgram, reports: Reports): TemplateGroups {
  const { callHandler, observer, callableWith, constructorOf, getDate, getRegExp } = wxs
  const failed = (error: unknown) => reports.add(error)
  const callable = callableWith(failed)
  return templates(callHandler, observer, callable, constructorOf, failed, getDate, getRegExp)
}

function isKnownIn({ components }: MiniProgram): (tag: string) => boolean {
  const tags = new Set(BUILT_IN_TAGS)
  for (const { config } of components) {
    for (const tag of Object.keys(config['usingComponents'] ?? {})) tags.add(tag)
    for (const tag of Object.keys(config['componentGenerics'] ?? {})) tags.add(tag)
  }
  return (tag) => tags.has(tag)
}
