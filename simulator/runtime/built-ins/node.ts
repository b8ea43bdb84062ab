import type { PhonePlatform } from '../phone-platform'
import type { EventOptions, GeneralComponent, StyleSegmentIndex } from 'glass-easel'
import type { Screen } from '../screen/screen'
import { fromFile } from '../pages/route'
import { registerControl, type Control } from './controls'

// The library's enum exists only as a type. This segment has precedence over the page's classes.
const THIRD: unknown = 3
const TEMPORARY = THIRD as StyleSegmentIndex.TEMP_EXTRA

/** The parts of the phone that built-in components use. */
export interface BuiltInHost {
  screen: Screen
  assetUrl: (path: string) => string
  wx: () => Readonly<Record<string, unknown>>
  strikes: PhonePlatform['strikes']
}

/** One built-in component as seen by its behaviour: an element, properties, and events to its owner. */
export class BuiltInNode {
  readonly element: HTMLElement
  /** The element for screen readers and keys: the element itself, or the field inside it. */
  accessible: HTMLElement
  private isUpdating = false

  constructor(
    private readonly component: GeneralComponent,
    readonly host: BuiltInHost
  ) {
    this.element = component.getBackendElement() as unknown as HTMLElement
    this.accessible = this.element
  }

  text(name: string): string {
    const value = this.value(name)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }

  number(name: string): number {
    return Number(this.value(name)) || 0
  }

  is(name: string): boolean {
    return Boolean(this.value(name))
  }

  value(name: string): unknown {
    return (this.component.data as Record<string, unknown>)[name]
  }

  /** Reports a change by the user to `model:` bindings. */
  set(name: string, value: unknown): void {
    this.component.setData({ [name]: value })
  }

  /** Runs the effects of a changed property. */
  update(run: () => void): void {
    this.isUpdating = true
    run()
    this.isUpdating = false
  }

  /** While the owner is being updated, an event waits for a later task, as on phones. */
  fire(type: string, detail: unknown, options: EventOptions = {}): void {
    const run = () => this.component.triggerEvent(type, detail, options)
    if (this.isUpdating) setTimeout(run, 0)
    else run()
  }

  /** Like `fire`, but always in a later task, for events that may come at any time. */
  fireLater(type: string, detail: unknown): void {
    setTimeout(() => this.fire(type, detail), 0)
  }

  onTap(run: () => void): void {
    this.component.addListener('tap', run)
  }

  /** Represents the component in forms and labels. */
  register(control: Control): void {
    registerControl(this.element, control)
  }

  /** The element with that id in the template that contains this component. */
  sibling(id: string): HTMLElement | undefined {
    const found = this.component.ownerShadowRoot?.getElementById(id)
    return (found?.getBackendElement() ?? undefined) as unknown as HTMLElement | undefined
  }

  /** The class names as they are written in the sheets that apply to the component that contains this one. */
  scopedClasses(names: string): string[] {
    const scopes = scopesOf(this.component.ownerShadowRoot?.getHostNode())
    const plain = names.split(/\s+/).filter((name) => name !== '')
    return plain.flatMap((name) =>
      scopes.map((scope) => (scope === '' ? name : `${scope}--${name}`))
    )
  }

  /** The url of an image of the package. Its path is relative to the component that contains this one. */
  assetUrl(source: string): string {
    if (/^(https?|data|blob|wxfile):|^\//.test(source)) return this.host.assetUrl(source)
    const owner = this.component.ownerShadowRoot?.getHostNode().is ?? ''
    return this.host.assetUrl(`/${fromFile(owner, source)}`)
  }

  setHoverClass(name: string): void {
    this.component.setNodeClass(name, TEMPORARY)
  }
}

/** The prefixes of classes. '' is that of the app and of pages. */
function scopesOf(owner: GeneralComponent | undefined): string[] {
  if (owner === undefined) return ['']
  const { styleScope, extraStyleScope } = owner.getComponentOptions()
  const { styleScopeManager } = owner.getRootBehavior().ownerSpace
  const known = [styleScope, extraStyleScope].flatMap((scope) => scope ?? [])
  return known.length === 0 ? [''] : known.map((scope) => styleScopeManager.queryName(scope) ?? '')
}
