import type { component, Root } from 'glass-easel-miniprogram-adapter'
import type { PageFrame } from '../screen/page-frame'
import type { EventChannel } from './event-channel'
import type { Route } from './route'

/** The instance that getCurrentPages() returns, with the methods that the page defined. */
export type PageInstance = component.GeneralComponent & {
  route: string
  renderer: string
  options: Record<string, string>
  getOpenerEventChannel: () => EventChannel | object
} & Record<string, unknown>

interface PageParts {
  frame: PageFrame
  root: Root
  /** Runs code of the page. An error in it is the page's own problem. */
  guard: (run: () => unknown) => unknown
}

/** One page in memory: its component, and the frame in which it is drawn. */
export class Page {
  readonly instance: PageInstance
  readonly frame: PageFrame
  private readonly root: Root
  private isAlive = true

  constructor(
    readonly route: Route,
    private readonly parts: PageParts
  ) {
    const { frame, root } = parts
    this.frame = frame
    this.root = root
    this.instance = root.get() as PageInstance
    this.instance.route = route.path
    this.instance.options = route.query
    this.instance.renderer = 'webview'
    this.instance.getOpenerEventChannel = () => ({})
  }

  /** `channel` connects it to the page that opened it. */
  open(channel?: EventChannel): void {
    const { slot } = this.frame
    if (channel !== undefined) this.instance.getOpenerEventChannel = () => channel
    this.parts.guard(() =>
      this.root.attach(
        slot.parentElement as unknown as Parameters<Root['attach']>[0],
        slot as unknown as Parameters<Root['attach']>[1]
      )
    )
    this.call('onLoad', this.route.query)
    this.show()
    requestAnimationFrame(() => this.isAlive && this.call('onReady'))
  }

  show(): void {
    this.frame.show()
    this.root.getComponent().triggerPageLifetime('show', [])
    this.call('onShow')
  }

  hide(): void {
    this.frame.hide()
    this.leave()
  }

  /** The app goes to the background: calls onHide, and the page stays on the screen. */
  leave(): void {
    this.root.getComponent().triggerPageLifetime('hide', [])
    this.call('onHide')
  }

  close(): void {
    this.isAlive = false
    this.call('onUnload')
    this.root.release()
    this.frame.remove()
  }

  /** Calls a method of the page if it has one with that name. Errors are reported. */
  call(method: string, ...input: unknown[]): unknown {
    const run: unknown = this.instance[method]
    if (typeof run !== 'function') return undefined
    return this.parts.guard(() =>
      (run as (...input: unknown[]) => unknown).apply(this.instance, input)
    )
  }

  has(method: string): boolean {
    return typeof this.instance[method] === 'function'
  }
}
