interface PageOnTop {
  isOnTop?: boolean
}

/** What a page does when it comes to the top of the stack, and when it is drawn. */
interface OnTop<P> {
  title: (page: P) => string
  shown?: (page: P) => void
  ready?: (page: P) => void
}

/** Where the title is told. */
interface Bar {
  showTitle: (title: string) => void
}

/**
 * The navigation bar belongs to whichever page is on top. The title is set when this page comes there, and
 * once more when it is drawn: what is set earlier may be overwritten by the page's own JSON.
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
