let pages = 0

/** The keyboard's place on one page: kept while the page is covered, and given back. */
export class PageFocus {
  private isAway = true
  private left: Element | null = null

  /** A page without an element to return to has the focus itself: screen readers read its title. */
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

  /** Takes nothing from where somebody is: another window, the tab bar, a field that took the focus by itself. */
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
