import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { domlikeBackend } from 'glass-easel'
import { dispatchGesture, dispatchNative } from './dispatch'
import type { Elements } from './elements'
import { Gestures } from './gestures'
import { listenToKeys } from './keys'
import type { StyleSheets } from './style-sheets'
import { becomesTapped } from './tab-stops'

type DomElement = domlikeBackend.Element
type DomDocument = domlikeBackend.Context['document']

/** Browser events that WXML can listen to on any element, besides gestures. */
const NATIVE_EVENTS = new Set([
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
])

/** The DOM as glass-easel's backend, with one phone's elements, sheets and gestures. */
export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  override document: DomDocument
  private readonly gestures: Gestures
  private readonly ignoreKeys: () => void
  private readonly listened = new WeakMap<DomElement, Set<string>>()

  constructor(
    private readonly screen: HTMLElement,
    private readonly sheets: StyleSheets,
    elements: Elements
  ) {
    super()
    this.document = {
      createElement: (tag: string) => elements.create(tag),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as DomDocument
    this.gestures = new Gestures(screen, dispatchGesture)
    this.ignoreKeys = listenToKeys(screen, dispatchGesture)
  }

  override destroy(): void {
    this.gestures.close()
    this.ignoreKeys()
    this.sheets.clear()
  }

  override getTheme(): string {
    return this.sheets.theme
  }

  override registerStyleSheetContent(path: string, content: unknown): void {
    this.sheets.register(path, String(content))
  }

  override appendStyleSheetPath(path: string): number {
    return this.sheets.append(path)
  }

  override getRootNode(): DomElement {
    return this.screen as unknown as DomElement
  }

  /** Gestures dispatch themselves, and all other events come from built-in components. */
  override onEvent(): void {
    return
  }

  override setListenerStats(element: DomElement, type: string): void {
    if (type === 'tap') becomesTapped(element as unknown as HTMLElement)
    const types = this.listened.get(element) ?? new Set<string>()
    if (!NATIVE_EVENTS.has(type) || types.has(type)) return
    this.listened.set(element, types.add(type))
    element.addEventListener(type, dispatchNative)
  }
}
