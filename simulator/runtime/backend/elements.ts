import { withBrowserLengths } from '../browser-lengths'
import { BUILT_IN_TAGS } from '../built-in-tags'
import { MISSING_TAGS } from '../foreign-tags'

/** Creates the browser's elements. A built-in becomes `wx-TAG`, and inline styles may use rpx. */
export class Elements {
  constructor(
    private readonly isKnown: (tag: string) => boolean,
    private readonly complain: (tag: string, isMissing: boolean) => void
  ) {}

  create(tag: string): HTMLElement {
    if (!this.isKnown(tag)) this.complain(tag, MISSING_TAGS.has(tag))
    if (!this.isKnown(tag) && MISSING_TAGS.has(tag)) return this.missing(tag)
    const element = document.createElement(BUILT_IN_TAGS.has(tag) ? `wx-${tag}` : tag)
    const setAttribute = element.setAttribute.bind(element)
    element.setAttribute = (name: string, value: string) =>
      setAttribute(name, name === 'style' ? withBrowserLengths(value) : value)
    return element
  }

  private missing(tag: string): HTMLElement {
    const element = document.createElement('wx-unsupported')
    element.dataset['tag'] = tag
    return element
  }
}
