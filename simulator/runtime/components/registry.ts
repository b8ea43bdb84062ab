import type { CodeSpace, ComponentEnv } from 'glass-easel-miniprogram-adapter'
import type { CompiledComponent, MiniProgram, TemplateGroups } from '../mini-program'
import { guarded, type Reports } from '../reports'
import { findLost } from '../set-data'
import { StringBehaviors } from './string-behaviors'

type Definition = Record<string, unknown>

/**
 * Registers a mini-program's components. Page, Component and Behavior refer to the component that is being loaded.
 */
export class Registry {
  private readonly behaviors: StringBehaviors
  private current: ComponentEnv | undefined
  private path = ''
  /** Whether the file that runs has called Page() or Component(). */
  private isDefined = false

  constructor(
    private readonly space: CodeSpace,
    private readonly templates: TemplateGroups,
    private readonly reports: Reports
  ) {
    this.behaviors = new StringBehaviors(space)
  }

  /** The globals with these names for the mini-program's code. */
  get globals(): { Page: unknown; Component: unknown; Behavior: unknown } {
    const define = (kind: 'Page' | 'Component' | 'Behavior') => (definition?: Definition) => {
      const run = this.loading[kind] as (definition?: Definition) => unknown
      this.checkData(definition)
      const made = definition === undefined ? run() : run(this.behaviors.resolve(definition))
      if (kind !== 'Behavior') this.isDefined = true
      return made
    }
    const trait = (...input: Parameters<ComponentEnv['Behavior']['trait']>) =>
      this.loading.Behavior.trait(...input)
    return {
      Page: define('Page'),
      Component: define('Component'),
      Behavior: Object.assign(define('Behavior'), { trait }),
    }
  }

  /** Runs every component's file. One that fails draws without its code, and the others go on. */
  register({ components }: MiniProgram, scripts: Record<string, () => unknown>): void {
    for (const component of components) {
      this.prepare(component)
      this.space.componentEnv(component.path, (env) => {
        this.current = env
        this.path = component.path
        this.isDefined = false
        guarded(this.reports, () => scripts[component.path]?.())
        this.replaceIfMissing(component, env)
      })
    }
  }

  /** Runs code that may call Behavior() outside of any component: app.ts and its imports. */
  withoutComponent(run: () => void): void {
    this.space.componentEnv('app', (env) => {
      this.current = env
      run()
    })
  }

  private replaceIfMissing({ path, isPage }: CompiledComponent, env: ComponentEnv): void {
    if (this.isDefined) return
    const constructor = isPage ? 'Page() or Component()' : 'Component()'
    this.reports.add(`${path} has not been registered: its code has not called ${constructor}`)
    if (isPage) env.Page({})
    else env.Component({})
  }

  private prepare({ path, config }: CompiledComponent): void {
    this.space.addComponentStaticConfig(path, config)
    const content = this.templates[path]
    if (content !== undefined)
      this.space.addCompiledTemplate(path, { groupList: this.templates, content })
  }

  /** A component's initial data goes to the view as JSON, like that of setData. */
  private checkData({ data = {}, properties = {} }: Definition = {}): void {
    const defaults = Object.entries(properties as object).map(([name, property]) => {
      const { value = null } = (property ?? {}) as { value?: unknown }
      return [name, value] as const
    })
    const lost = findLost(data, '') ?? findLost(Object.fromEntries(defaults), '')
    if (lost === undefined) return
    this.reports.refuse(`initial data of ${this.path}: "${lost}" cannot be sent as JSON`)
  }

  private get loading(): ComponentEnv {
    if (this.current === undefined) throw new Error('no component is being loaded')
    return this.current
  }
}
