import { createStoreBindings } from 'mobx-miniprogram-bindings'
import type { Screen } from '../platform/ports'

type Stop = () => void
type Query = Record<string, string | undefined>

interface LivingPage {
  stops?: Stop[]
  isOnTop?: boolean
}

/** What a page does when it comes to the top of the stack, and when it is drawn. */
interface OnTop<P> {
  title: (page: P) => string
  shown?: (page: P) => void
  ready?: (page: P) => void
}

/** The two ends of a page's life: whatever `open` opened is closed when the page goes. */
export function whileOpen<P>(open: (page: P, query: Query) => Stop[]) {
  return {
    onLoad(this: P & LivingPage, query: Query) {
      this.stops = open(this, query)
    },
    onUnload(this: LivingPage) {
      this.isOnTop = false
      for (const stop of this.stops ?? []) stop()
    },
  }
}

/**
 * The title of the navigation bar, which belongs to whichever page is on top: it is set when this page comes
 * there, and once more when it is drawn, for what is set earlier may be overwritten by the page's own JSON.
 */
export function whileOnTop<P>(screen: Pick<Screen, 'showTitle'>, does: OnTop<P>) {
  return {
    onShow(this: P & LivingPage) {
      this.isOnTop = true
      screen.showTitle(does.title(this))
      does.shown?.(this)
    },
    onReady(this: P & LivingPage) {
      if (this.isOnTop) screen.showTitle(does.title(this))
      does.ready?.(this)
    },
    onHide(this: LivingPage) {
      this.isOnTop = false
    },
  }
}

/** Keeps fields of a store in the page's data, by the page's names; returns what ends it. */
export function bind<S extends object>(
  page: unknown,
  store: S,
  fields: Record<string, keyof S & string>
): Stop {
  const binding = createStoreBindings(page, { store, fields, actions: [] })
  return () => binding.destroyStoreBindings()
}
