import { Refused } from '../../platform/answer'
import type { Page, PageInstance } from './page'
import type { EventChannel } from './event-channel'
import { refusalOf, type Navigation } from './refusal'
import { routeOf, type Route } from './route'

/** What the stack needs: facts about the mini-program, and a factory of pages. */
export interface PageSource {
  isPage(path: string): boolean
  isTab(path: string): boolean
  create(route: Route): Page
}

/** The pages in memory: the stack, and the tabs that are kept beside it. */
export class PageStack {
  private stack: Page[] = []
  private readonly tabs = new Map<string, Page>()

  constructor(
    private readonly source: PageSource,
    private readonly changed: (top: Page) => void
  ) {}

  get top(): Page | undefined {
    return this.stack.at(-1)
  }

  get depth(): number {
    return this.stack.length
  }

  get instances(): PageInstance[] {
    return this.stack.map(({ instance }) => instance)
  }

  /** `channel` leads from the new page to the one that opens it. */
  navigateTo(url: string, channel?: EventChannel): void {
    const route = this.allowed('navigateTo', url)
    this.top?.hide()
    this.push(route, channel)
  }

  redirectTo(url: string): void {
    const route = this.allowed('redirectTo', url)
    this.pop()
    this.push(route)
  }

  navigateBack(delta: number): void {
    if (this.stack.length < 2) throw new Refused('cannot navigate back at first page.')
    for (let left = Math.min(delta, this.stack.length - 1); left > 0; left--) this.pop()
    this.top?.show()
    this.tellTop()
  }

  switchTab(url: string): void {
    const route = this.allowed('switchTab', url)
    if (this.top?.route.path === route.path) return
    this.leaveForTab(route)
    const waiting = this.tabs.get(route.path)
    this.stack = waiting === undefined ? [] : [waiting]
    if (waiting === undefined) this.push(route)
    waiting?.show()
    this.tellTop()
  }

  reLaunch(url: string): void {
    this.openAlone(this.allowed('reLaunch', url))
  }

  /** Whether the mini-program has such a page. */
  has({ path }: Route): boolean {
    return this.source.isPage(path)
  }

  /** Opens a page as the only one. */
  openAlone(route: Route): void {
    this.closeAll()
    this.push(route)
  }

  closeAll(): void {
    for (const page of new Set([...this.stack, ...this.tabs.values()])) page.close()
    this.stack = []
    this.tabs.clear()
  }

  private allowed(navigation: Navigation, url: string): Route {
    const route = routeOf(url, this.top?.route.path)
    const { path } = route
    const reason = refusalOf(navigation, {
      path,
      isKnown: this.source.isPage(path),
      isTab: this.source.isTab(path),
      depth: this.depth,
    })
    if (reason !== undefined) throw new Refused(reason)
    return route
  }

  private push(route: Route, channel?: EventChannel): void {
    const page = this.source.create(route)
    this.stack.push(page)
    if (this.isTab(page)) this.tabs.set(route.path, page)
    page.open(channel)
    this.tellTop()
  }

  /** Pages above the tabs are destroyed. Other tabs are only hidden. */
  private leaveForTab(route: Route): void {
    while (this.top !== undefined && !this.isTab(this.top)) this.pop()
    if (this.top?.route.path !== route.path) this.top?.hide()
  }

  private pop(): void {
    const page = this.stack.pop()
    if (page === undefined) return
    this.tabs.delete(page.route.path)
    page.close()
  }

  private isTab({ route }: Page): boolean {
    return this.source.isTab(route.path)
  }

  private tellTop(): void {
    if (this.top !== undefined) this.changed(this.top)
  }
}
