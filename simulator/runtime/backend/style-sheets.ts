import { CLASS_MARK } from '../class-mark'
import type { Theme } from '../theme'

/** The page's style elements: each sheet once, in the phone's theme, whatever the browser's theme is. */
export class StyleSheets {
  private readonly texts = new Map<string, string>()
  private readonly elements = new Map<string, HTMLStyleElement>()
  private asked: string[] = []

  constructor(public theme: Theme) {}

  /** `scope` is the prefix of the classes of an isolated component. */
  register(path: string, text: string, scope?: string): void {
    this.texts.set(path, text.replaceAll(CLASS_MARK, scope === undefined ? '' : `${scope}--`))
  }

  /** The sheet's number. Asking again has no effect. */
  append(path: string): number {
    this.asked.push(path)
    if (!this.elements.has(path)) {
      const element = document.createElement('style')
      element.textContent = this.textOf(path)
      document.head.append(element)
      this.elements.set(path, element)
    }
    return [...this.elements.keys()].indexOf(path)
  }

  /** Makes a page, and answers it with the sheets that it asked for: no other reaches it. */
  askedBy<T>(make: () => T): { made: T; sheets: readonly string[] } {
    this.asked = []
    const made = make()
    return { made, sheets: this.asked }
  }

  setTheme(theme: Theme): void {
    this.theme = theme
    for (const [path, element] of this.elements) element.textContent = this.textOf(path)
  }

  clear(): void {
    for (const element of this.elements.values()) element.remove()
    this.elements.clear()
  }

  private textOf(path: string): string {
    return withTheme(this.texts.get(path) ?? '', this.theme)
  }
}

/** Evaluates the colour scheme query with the phone's theme. */
export function withTheme(css: string, theme: Theme): string {
  return css.replace(/\(\s*prefers-color-scheme\s*:\s*(\w+)\s*\)/g, (_, asked: string) =>
    asked === theme ? '(min-width: 0px)' : '(max-width: 0px)'
  )
}
