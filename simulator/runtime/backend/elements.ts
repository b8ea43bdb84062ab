import { withBrowserLengths } from '../browser-lengths'
import { BUILT_IN_TAGS } from '../built-in-tags'

/** Creates the browser's elements. A built-in becomes `wx-TAG`, and inline styles may use rpx. */
export class Elements {
  constructor(
    private readonly isKnown: (tag: string) => boolean,
    private readonly refuse: (tag: string) => void
  ) {}

  create(tag: string): HTMLElement {
    if (!this.isKnown(tag)) return this.unsupported(tag)
    const element = document.createElement(BUILT_IN_TAGS.has(tag) ? `wx-${tag}` : tag)
    const setAttribute = element.setAttribute.bind(element)
    element.setAttribute = (name: string, value: string) =>
      setAttribute(name, name === 'style' ? withBrowserLengths(value) : value)
    return element
  }

  private unsupported(tag: string): HTMLElement {
    this.refuse(tag)
    const element = document.createElement('wx-unsupported')
    element.dataset['tag'] = tag
    return element
  }
}
