import { createStoreBindings } from 'mobx-miniprogram-bindings'

type Stop = () => void
type Query = Record<string, string | undefined>

interface LivingPage {
  stops?: Stop[]
  isOnTop?: boolean
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

/** Keeps fields of a store in the page's data, by the page's names; returns what ends it. */
export function bind<S extends object>(
  page: unknown,
  store: S,
  fields: Record<string, keyof S & string>
): Stop {
  const binding = createStoreBindings(page, { store, fields, actions: [] })
  return () => binding.destroyStoreBindings()
}
