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
import { callReadyAfterAttached } from './components/ready'
import { Registry } from './components/registry'
import { toWechatEvent } from './components/wechat-event'
import type { MiniProgram, TemplateGroups } from './mini-program'
import type { Reports } from './reports'
import type { Theme } from './theme'

/** glass-easel with one mini-program's components in it, drawing into one phone's screen. */
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
    const elements = new Elements(isKnownIn(program), (tag) =>
      reports.add(`<${tag}> is no component of this mini-program, and the simulator has none`)
    )
    this.backend = new PhoneBackend(screen, this.sheets, elements)
    this.associated = env.associateBackend(this.backend)
    callReadyAfterAttached(this.space)
    defineBuiltIns(this.space.getComponentSpace(), host)
    this.addStyles()
    this.registry = new Registry(this.space, templatesOf(program), reports)
  }

  createRoot(url: string): Root {
    return this.associated.createRoot('page', this.space, url)
  }

  close(): void {
    this.backend.destroy()
  }

  private addStyles(): void {
    const { styles } = this.program
    this.space.addStyleSheet('app', 'app')
    for (const [path, text] of Object.entries({ app: '', ...styles }))
      this.sheets.register(path, text)
  }
}

/** The library catches errors in handlers and lifetimes. They are reported from here. */
export function reportLibraryErrors(reports: Reports): () => void {
  const onError = (error: unknown) => {
    reports.add(error)
    return false
  }
  const onWarning = (message: string) => {
    reports.add(message)
    return false
  }
  glassEasel.addGlobalErrorListener(onError)
  glassEasel.addGlobalWarningListener(onWarning)
  return () => {
    glassEasel.removeGlobalErrorListener(onError)
    glassEasel.removeGlobalWarningListener(onWarning)
  }
}

function templatesOf({ templates }: MiniProgram): TemplateGroups {
  const getDate = (...parts: number[]) =>
    parts.length === 0 ? new Date() : new Date(...(parts as [number]))
  return templates(toWechatEvent, getDate, (pattern, flags) => new RegExp(pattern, flags))
}

function isKnownIn({ components }: MiniProgram): (tag: string) => boolean {
  const tags = new Set(BUILT_IN_TAGS)
  for (const { config } of components) {
    for (const tag of Object.keys(config['usingComponents'] ?? {})) tags.add(tag)
    for (const tag of Object.keys(config['componentGenerics'] ?? {})) tags.add(tag)
  }
  return (tag) => tags.has(tag)
}
