import { reaction } from 'mobx-miniprogram'
import { createStoreBindings } from 'mobx-miniprogram-bindings'
import type { Patch } from '../stores/patch'

type Stop = () => void
type Query = Record<string, string | undefined>

/** Where a page's data is set. While nobody sees the page it stands still, and is brought up to date in one go. */
export interface View {
  setData(patch: Patch, drawn?: () => void): void
}

/** Brings the page's data up to date and keeps it so, until it is stopped. */
export type Source = (view: View) => Stop

/** What a page opens: `sources` run while it is seen, `stops` end what lives as long as the page. */
export interface Opened {
  sources: readonly Source[]
  stops?: readonly Stop[]
}

interface LivingPage {
  data: Patch
  setData(patch: Patch, drawn?: () => void): void
  life?: Life
}

/** What a page does as it comes to the front, is drawn, and leaves it. */
interface Front<P> {
  onShow(this: P): void
  onReady(this: P): void
  onHide(this: P): void
}

/** The life of a page, from its loading to its unloading. */
interface Life {
  show(): void
  hide(): void
  end(): void
}

/**
 * A page's life: whatever `open` opened is closed when the page goes, and its sources rest while it is hidden.
 * What it does in front it does once it is up to date.
 */
export function whileOpen<P>(open: (page: P, query: Query, view: View) => Opened, front: Front<P>) {
  return {
    onLoad(this: P & LivingPage, query: Query) {
      const view = openView(this)
      this.life = begin(view, open(this, query, view))
    },
    onShow(this: P & LivingPage) {
      this.life?.show()
      front.onShow.call(this)
    },
    onReady(this: P) {
      front.onReady.call(this)
    },
    onHide(this: P & LivingPage) {
      front.onHide.call(this)
      this.life?.hide()
    },
    onUnload(this: P & LivingPage) {
      front.onHide.call(this)
      this.life?.end()
    },
  }
}

/** Keeps fields of a store in the page's data, by the page's names. */
export function bind<S extends object>(store: S, fields: Record<string, keyof S & string>): Source {
  return (view) => {
    const target = { setData: (patch: Patch) => view.setData(patch) }
    const binding = createStoreBindings(target, { store, fields, actions: [] })
    binding.updateStoreBindings()
    return () => binding.destroyStoreBindings()
  }
}

/** Tells of a store's field as long as the page lives, seen or not. */
export function follow<T>(field: () => T, told: (value: T) => void): Stop {
  return reaction(field, told)
}

/** From its loading on a page counts as seen: it is about to be shown. */
function begin(view: GatedView, { sources, stops = [] }: Opened): Life {
  let running: Stop[] | undefined
  const life: Life = {
    show() {
      if (running) return
      running = []
      view.open(() => {
        running = sources.map((source) => source(view))
      })
    },
    hide() {
      for (const stop of running ?? []) stop()
      running = undefined
      view.close()
    },
    end() {
      life.hide()
      for (const stop of stops) stop()
    },
  }
  life.show()
  return life
}

interface GatedView extends View {
  /** What is drawn by `start`, and what was drawn before, goes out at once. */
  open(start: () => void): void
  close(): void
}

function openView(page: LivingPage): GatedView {
  let gathered: Gathered | undefined = { patch: {}, drawn: [] }
  return {
    setData(patch, drawn) {
      if (!gathered) {
        page.setData(patch, drawn)
        return
      }
      Object.assign(gathered.patch, patch)
      if (drawn) gathered.drawn.push(drawn)
    },
    open(start) {
      start()
      const { patch, drawn } = gathered ?? { patch: {}, drawn: [] }
      gathered = undefined
      const changes = changesOf(patch, page.data)
      const tell = () => drawn.forEach((told) => told())
      if (Object.keys(changes).length > 0) page.setData(changes, tell)
      else tell()
    },
    close() {
      gathered ??= { patch: {}, drawn: [] }
    },
  }
}

interface Gathered {
  patch: Patch
  drawn: (() => void)[]
}

/** What the page has already is not set again. */
function changesOf(patch: Patch, data: Patch): Patch {
  const isNews = ([name, value]: [string, unknown]) =>
    JSON.stringify(data[name]) !== JSON.stringify(value)
  return Object.fromEntries(Object.entries(patch).filter(isNews))
}
