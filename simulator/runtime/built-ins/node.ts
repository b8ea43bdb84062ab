import type { PhonePlatform } from '../phone-platform'
import type { EventOptions, GeneralComponent, StyleSegmentIndex } from 'glass-easel'
import type { Screen } from '../screen/screen'
import { registerControl, type Control } from './controls'

// The library's enum exists for its types only: this segment lies over what the page says.
const THIRD: unknown = 3
const TEMPORARY = THIRD as StyleSegmentIndex.TEMP_EXTRA

/** What built-in components use of the phone. */
export interface BuiltInHost {
  screen: Screen
  assetUrl: (path: string) => string
  wx: () => Readonly<Record<string, unknown>>
  strikes: PhonePlatform['strikes']
}

/** One built-in component as its behaviour sees it: an element, properties, and events to its owner. */
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

  /** While the owner is still in its own update, an event waits for a later task, as all do on phones. */
  fire(type: string, detail: unknown, options: EventOptions = {}): void {
    const run = () => this.component.triggerEvent(type, detail, options)
    if (this.isUpdating) setTimeout(run, 0)
    else run()
  }

  /** Like `fire`, always in a later task: for events that may come at any time. */
  fireLater(type: string, detail: unknown): void {
    setTimeout(() => this.fire(type, detail), 0)
  }

  onTap(run: () => void): void {
    this.component.addListener('tap', run)
  }

  /** Stands in for the component in forms and labels. */
  register(control: Control): void {
    registerControl(this.element, control)
  }

  /** The element with that id in the template that contains this component. */
  sibling(id: string): HTMLElement | undefined {
    const found = this.component.ownerShadowRoot?.getElementById(id)
    return (found?.getBackendElement() ?? undefined) as unknown as HTMLElement | undefined
  }

  /** The class as it stands in the sheet of the component that this one is written in. */
  scopedClass(name: string): string {
    const scope = scopeOf(this.component.ownerShadowRoot?.getHostNode())
    return scope === '' ? name : `${scope}--${name}`
  }

  setHoverClass(name: string): void {
    this.component.setNodeClass(name, TEMPORARY)
  }
}

function scopeOf(owner: GeneralComponent | undefined): string {
  const { styleScope } = owner?.getComponentOptions() ?? {}
  if (owner === undefined || styleScope === null || styleScope === undefined) return ''
  return owner.getRootBehavior().ownerSpace.styleScopeManager.queryName(styleScope) ?? ''
}
