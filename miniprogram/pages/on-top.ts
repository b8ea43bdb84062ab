interface PageOnTop {
  isOnTop?: boolean
}

/** What a page does when it becomes the top page, and when it has been drawn. */
interface OnTop<P> {
  title: (page: P) => string
  shown?: (page: P) => void
  ready?: (page: P) => void
}

/** Where the title is set. */
interface Bar {
  showTitle: (title: string) => void
}

/**
 * The navigation bar belongs to the top page. The title is set when the page gets to the top, and again when the page
 * has been drawn: the page's own JSON may overwrite an earlier title.
 */
export function whileOnTop<P>(bar: Bar, does: OnTop<P>) {
  return {
    onShow(this: P & PageOnTop) {
      this.isOnTop = true
      bar.showTitle(does.title(this))
      does.shown?.(this)
    },
    onReady(this: P & PageOnTop) {
      if (this.isOnTop) bar.showTitle(does.title(this))
      does.ready?.(this)
    },
    onHide(this: P & PageOnTop) {
      this.isOnTop = false
    },
  }
}
