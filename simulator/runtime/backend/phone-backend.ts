import type { BackendMode, domlikeBackend, Element, GeneralBackendElement } from 'glass-easel'
import { dispatchGesture, dispatchNative } from './dispatch'
import type { Elements } from './elements'
import { Gestures } from './gestures'
import { observeIntersection, type IntersectionQuery } from './intersections'
import type { StyleSheets } from './style-sheets'

type Context = domlikeBackend.Context

// The library's enum exists for its types only.
const DOM_LIKE = 3 as BackendMode.Domlike

/** Events of the browser that WXML can listen to on any element, besides gestures. */
const NATIVE_EVENTS = new Set([
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
])

/** The DOM as glass-easel's backend: elements, sheets, gestures and measurements of one phone. */
export class PhoneBackend implements Context {
  readonly mode = DOM_LIKE
  readonly document: Context['document']
  private readonly gestures: Gestures
  private readonly listened = new WeakMap<object, Set<string>>()

  constructor(
    private readonly screen: HTMLElement,
    private readonly sheets: StyleSheets,
    elements: Elements
  ) {
    this.document = {
      createElement: (tag: string) => elements.create(tag),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as Context['document']
    this.gestures = new Gestures(screen, dispatchGesture)
  }

  destroy(): void {
    this.gestures.close()
    this.sheets.clear()
  }

  getWindowWidth = (): number => this.screen.clientWidth
  getWindowHeight = (): number => this.screen.clientHeight
  getDevicePixelRatio = (): number => window.devicePixelRatio
  getTheme = (): string => this.sheets.theme

  registerStyleSheetContent(path: string, content: unknown): void {
    this.sheets.register(path, String(content))
  }

  appendStyleSheetPath = (path: string): number => this.sheets.append(path)

  disableStyleSheet(): void {
    throw new Error('style sheets are not taken away')
  }

  render(done: (error: null) => void): void {
    requestAnimationFrame(() => done(null))
  }

  getRootNode = (): domlikeBackend.Element => this.screen as unknown as domlikeBackend.Element

  associateValue(element: domlikeBackend.Element, value: Element): void {
    element.__wxElement = value
  }

  /** Gestures dispatch by themselves, and every other event comes from a built-in component. */
  onEvent(): void {
    return
  }

  setListenerStats(element: domlikeBackend.Element, type: string): void {
    const types = this.listened.get(element) ?? new Set<string>()
    if (!NATIVE_EVENTS.has(type) || types.has(type)) return
    this.listened.set(element, types.add(type))
    element.addEventListener(type, dispatchNative)
  }

  setModelBindingStat(): void {
    throw new Error('model: works on components only')
  }

  createIntersectionObserver = (...query: IntersectionQuery): { disconnect: () => void } =>
    observeIntersection(query)

  getContext(element: GeneralBackendElement, tell: (context: unknown) => void): void {
    tell(element)
  }
}
