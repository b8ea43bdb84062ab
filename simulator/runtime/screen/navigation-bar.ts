import type { Config } from '../mini-program'
import { make } from './element'

export interface NavigationBarParts {
  /** What the left button does. A page that is alone in the stack leads home; the first page leads nowhere. */
  way: 'back' | 'home' | 'none'
  wayLabel: string
  goThere: () => void
  capsule: HTMLElement
}

/** The bar above a page: the back button, the title, the spinner, and WeChat's capsule. */
export class NavigationBar {
  readonly element: HTMLElement
  readonly title = make('h1', { className: 'navigation-bar__title' })
  private readonly spinner = make('span', { className: 'navigation-bar__spinner spinner' })

  constructor({ way, wayLabel, goThere, capsule }: NavigationBarParts) {
    const attributes = { 'aria-label': wayLabel, 'data-testid': way, type: 'button' }
    const className = `navigation-bar__way navigation-bar__way--${way}`
    const button = make('button', { className, attributes, onTap: goThere })
    const middle = make('div', {
      className: 'navigation-bar__middle',
      children: [this.spinner, this.title],
    })
    const children = [...(way === 'none' ? [] : [button]), middle, capsule]
    this.element = make('header', { className: 'navigation-bar', children })
    this.spinner.hidden = true
  }

  /** Sets title and colours from the `window` settings of page and app. */
  configure(window: Config): void {
    this.setTitle(textOf(window['navigationBarTitleText']))
    this.colour(window)
  }

  /** Sets only the colours, for another theme. The title stays as the page has set it. */
  colour(window: Config): void {
    this.setColors({
      background: textOf(window['navigationBarBackgroundColor']) || '#000000',
      front: window['navigationBarTextStyle'] === 'black' ? '#000000' : '#ffffff',
    })
  }

  setTitle(title: string): void {
    this.title.textContent = title
  }

  setColors({ background, front }: { background: string; front: string }): void {
    this.element.style.backgroundColor = background
    this.element.style.color = front
  }

  setLoading(isLoading: boolean): void {
    this.spinner.hidden = !isLoading
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
