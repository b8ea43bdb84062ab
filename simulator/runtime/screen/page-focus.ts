let pages = 0

/** The focus of one page. It is kept while the page is covered, and restored afterwards. */
export class PageFocus {
  private isAway = true
  private left: Element | null = null

  /** If there is no element to return to, the page itself gets the focus, so that screen readers read its title. */
  constructor(
    private readonly page: HTMLElement,
    title: HTMLElement
  ) {
    title.id = `page-title-${++pages}`
    page.tabIndex = -1
    page.setAttribute('aria-labelledby', title.id)
  }

  go(): void {
    const { activeElement } = document
    this.left = this.page.contains(activeElement) ? activeElement : null
    this.isAway = true
  }

  /** Leaves the focus if it is elsewhere: in another window, in the tab bar, or in a field that took it. */
  come(): void {
    const wasAway = this.isAway
    this.isAway = false
    if (!wasAway || !document.hasFocus() || !isNowhere(document.activeElement)) return
    const target = this.left?.isConnected === true ? this.left : this.page
    ;(target as HTMLElement).focus({ preventScroll: true })
  }
}

const isNowhere = (element: Element | null): boolean =>
  element === null ||
  element === document.body ||
  element.closest('.page[hidden]:not(wx-page *)') !== null
