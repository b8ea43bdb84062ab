import type { Config } from '../mini-program'
import { make } from './element'
import { NavigationBar, type NavigationBarParts } from './navigation-bar'
import { PageFocus } from './page-focus'
import type { PullDown } from './pull-down'

interface PageFrameParts extends NavigationBarParts {
  path: string
  window: Config
  isTab: boolean
}

/** The part of the screen for one page: its navigation bar, and the scrolling box below it. */
export class PageFrame {
  readonly element: HTMLElement
  readonly bar: NavigationBar
  /** The page's viewport, the reference for fixed elements and `vh`. */
  readonly viewport: HTMLElement
  readonly scroller: HTMLElement
  pullDown: PullDown | undefined
  /** The page's component replaces this element. */
  readonly slot = make('span')
  private readonly focus: PageFocus

  constructor(page: PageFrameParts) {
    this.bar = new NavigationBar(page)
    this.scroller = make('div', { className: 'page__scroller', children: [this.slot] })
    this.viewport = make('div', { className: 'page__viewport', children: [this.scroller] })
    this.element = make('section', {
      className: 'page',
      children: [this.bar.element, this.viewport],
      attributes: { 'data-page': page.path },
    })
    this.focus = new PageFocus(this.element, this.bar.title)
    this.element.classList.toggle('page--tab', page.isTab)
    this.element.classList.toggle('page--custom', page.window['navigationStyle'] === 'custom')
    this.bar.configure(page.window)
    this.colourGround(page.window)
  }

  /** Applies the colours of another theme. */
  colour(window: Config): void {
    this.bar.colour(window)
    this.colourGround(window)
  }

  show(): void {
    this.element.hidden = false
    this.focus.come()
  }

  hide(): void {
    this.focus.go()
    this.element.hidden = true
  }

  remove(): void {
    this.element.remove()
  }

  private colourGround({ backgroundColor }: Config): void {
    const isColour = typeof backgroundColor === 'string'
    this.viewport.style.backgroundColor = isColour ? backgroundColor : ''
  }
}
