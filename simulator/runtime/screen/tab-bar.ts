import { make } from './element'

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarConfig {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: string
  list: readonly TabItem[]
}

interface TabBarParts {
  /** The label for screen readers. */
  label: string
  select: (path: string) => void
  assetUrl: (path: string) => string
}

interface Tab {
  item: TabItem
  button: HTMLElement
  icon: HTMLImageElement
  badge: HTMLElement
  text: HTMLElement
}

/** The bar at the bottom, with a button for each tab and its badge or dot. */
export class TabBar {
  readonly element = make('nav', { className: 'tab-bar', attributes: { 'data-testid': 'tab-bar' } })
  private readonly tabs: readonly Tab[]
  private selected = ''

  constructor(
    private config: TabBarConfig,
    private readonly parts: TabBarParts
  ) {
    this.element.setAttribute('aria-label', parts.label)
    this.tabs = config.list.map((item) => this.tabOf(item))
    this.element.append(...this.tabs.map(({ button }) => button))
    this.draw()
  }

  get length(): number {
    return this.tabs.length
  }

  has(path: string): boolean {
    return this.config.list.some(({ pagePath }) => pagePath === path)
  }

  /** Shows the page's tab as selected. Hides the bar if the page is not a tab. */
  follow(path: string): void {
    this.selected = path
    this.element.hidden = !this.has(path)
    this.draw()
  }

  setConfig(config: TabBarConfig): void {
    this.config = config
    this.draw()
  }

  /** A text longer than four characters is cut, as on phones; '' removes the badge. */
  setBadge(index: number, text: string): void {
    this.mark(index, Array.from(text).length > 4 ? '...' : text, false)
  }

  setDot(index: number, isShown: boolean): void {
    this.mark(index, '', isShown)
  }

  setItem(index: number, { text }: Partial<TabItem>): void {
    const tab = this.tabs[index]
    if (tab !== undefined && text !== undefined) tab.text.textContent = text
  }

  private mark(index: number, text: string, isDot: boolean): void {
    const badge = this.tabs[index]?.badge
    if (badge === undefined) return
    badge.textContent = text
    badge.hidden = text === '' && !isDot
    badge.classList.toggle('tab-bar__badge--dot', isDot)
  }

  private tabOf(item: TabItem): Tab {
    const icon = make('img', { className: 'tab-bar__icon', attributes: { alt: '' } })
    const badge = make('span', { className: 'tab-bar__badge' })
    const text = make('span', { className: 'tab-bar__text', text: item.text })
    badge.hidden = true
    const holder = make('span', { className: 'tab-bar__holder', children: [icon, badge] })
    const button = make('button', {
      className: 'tab-bar__tab',
      children: [holder, text],
      attributes: { type: 'button', 'data-path': item.pagePath },
      onTap: () => this.parts.select(item.pagePath),
    })
    return { item, button, icon: icon as HTMLImageElement, badge, text }
  }

  private draw(): void {
    const { color = '', selectedColor = '', backgroundColor = '', borderStyle, list } = this.config
    this.element.style.backgroundColor = backgroundColor
    this.element.classList.toggle('tab-bar--white-border', borderStyle === 'white')
    this.tabs.forEach((tab, index) => {
      const isSelected = tab.item.pagePath === this.selected
      const { iconPath, selectedIconPath } = list[index] ?? tab.item
      const source = isSelected ? (selectedIconPath ?? iconPath) : iconPath
      tab.button.style.color = isSelected ? selectedColor : color
      tab.button.setAttribute('aria-current', String(isSelected))
      tab.icon.hidden = source === undefined
      if (source !== undefined) tab.icon.src = this.parts.assetUrl(source)
    })
  }
}
