import type { Config } from '../mini-program'
import { make } from './element'

export interface NavigationBarParts {
  goBack: () => void
  backLabel: string
  capsule: HTMLElement
}

/** The bar above a page: the way back, the title, the spinner, and WeChat's capsule. */
export class NavigationBar {
  readonly element: HTMLElement
  readonly title = make('h1', { className: 'navigation-bar__title' })
  private readonly spinner = make('span', { className: 'navigation-bar__spinner spinner' })
  private readonly back: HTMLElement

  constructor({ goBack, backLabel, capsule }: NavigationBarParts) {
    const attributes = { 'aria-label': backLabel, 'data-testid': 'back', type: 'button' }
    this.back = make('button', { className: 'navigation-bar__back', attributes, onTap: goBack })
    const middle = make('div', {
      className: 'navigation-bar__middle',
      children: [this.spinner, this.title],
    })
    const children = [this.back, middle, capsule]
    this.element = make('header', { className: 'navigation-bar', children })
    this.spinner.hidden = true
  }

  /** Title and colours as the page's and the app's `window` say. */
  configure(window: Config): void {
    this.setTitle(textOf(window['navigationBarTitleText']))
    this.colour(window)
  }

  /** The colours alone, for another theme: the title stays what the page has made it. */
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

  setCanGoBack(canGoBack: boolean): void {
    this.back.hidden = !canGoBack
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
