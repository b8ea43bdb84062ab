import { when, type BuiltIn } from './built-in'
import type { BuiltInNode } from './node'
import { decoded, withSpaces } from './plain-text'

/**
 * Text that keeps its line breaks. `decode` and `space` change how it is drawn, and `user-select` makes it
 * selectable.
 */
export const text: BuiltIn = {
  tag: 'text',
  properties: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
  make(node) {
    const drawing = new Drawing(node)
    const change = when(['space', 'decode'], () => drawing.draw())
    return {
      changed(name) {
        const isSelectable = node.is('selectable') || node.is('userSelect')
        node.element.toggleAttribute('selectable', isSelectable)
        change(name)
      },
      attached: () => drawing.draw(),
      detached: () => drawing.close(),
    }
  },
}

/** Draws the text according to the properties, including text that is added later. */
class Drawing {
  /** The original text of nodes that are drawn differently. */
  private readonly written = new WeakMap<Text, { text: string; drawn: string }>()
  private readonly observer = new MutationObserver(() => this.draw())
  private isWatching = false

  constructor(private readonly node: BuiltInNode) {}

  draw(): void {
    const { node } = this
    const isPlain = !node.is('decode') && node.text('space') === ''
    if (isPlain && !this.isWatching) return
    for (const child of node.element.childNodes) if (child instanceof Text) this.drawOne(child)
    this.observer.takeRecords()
    this.watch()
  }

  close(): void {
    this.observer.disconnect()
    this.isWatching = false
  }

  private drawOne(child: Text): void {
    const known = this.written.get(child)
    const text = known?.drawn === child.data ? known.text : child.data
    const spaced = withSpaces(text, this.node.text('space'))
    const drawn = this.node.is('decode') ? decoded(spaced) : spaced
    this.written.set(child, { text, drawn })
    if (child.data !== drawn) child.data = drawn
  }

  private watch(): void {
    if (this.isWatching) return
    this.isWatching = true
    const { element } = this.node
    this.observer.observe(element, { childList: true, characterData: true, subtree: true })
  }
}
