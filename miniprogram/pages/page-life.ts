import { reaction } from 'mobx-miniprogram'
import { createStoreBindings } from 'mobx-miniprogram-bindings'
import type { Patch } from '../stores/painting/patch'

type Stop = () => void
type Query = Record<string, string | undefined>

/**
 * Sets a page's data. While the page is hidden, changes are collected; when it is shown, they are applied together.
 */
export interface View {
  setData(patch: Patch, drawn?: () => void): void
}

/** Updates the page's data and keeps it up to date until it is stopped. */
export type Source = (view: View) => Stop

/** What a page opens: `sources` run while it is visible, `stops` end what lives as long as the page. */
export interface Opened {
  sources: readonly Source[]
  stops?: readonly Stop[]
}

interface LivingPage {
  data: Patch
  setData(patch: Patch, drawn?: () => void): void
  life?: Life
}

/** What a page does when it is shown, drawn and hidden. */
interface Front<P> {
  onShow(this: P): void
  onReady(this: P): void
  onHide(this: P): void
}

/** The life of a page, from load to unload. */
interface Life {
  show(): void
  hide(): void
  end(): void
}

/**
 * A page's life. Whatever `open` opened is closed when the page is unloaded, and its sources pause while it is
 * hidden. `onShow` runs after the data is up to date.
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

/** Copies fields of a store into the page's data, under the page's names. */
export function bind<S extends object>(store: S, fields: Record<string, keyof S & string>): Source {
  return (view) => {
    const target = { setData: (patch: Patch) => view.setData(patch) }
    const binding = createStoreBindings(target, { store, fields, actions: [] })
    binding.updateStoreBindings()
    return () => binding.destroyStoreBindings()
  }
}

/** Reports changes of a store's field as long as the page lives, visible or not. */
export function follow<T>(field: () => T, told: (value: T) => void): Stop {
  return reaction(field, told)
}

/** A page counts as visible from its load on, because it is about to be shown. */
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
  /** Applies together what `start` sets and what was set before. */
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

/** Leaves out values that the page already has. */
function changesOf(patch: Patch, data: Patch): Patch {
  const isNews = ([name, value]: [string, unknown]) =>
    JSON.stringify(data[name]) !== JSON.stringify(value)
  return Object.fromEntries(Object.entries(patch).filter(isNews))
}
