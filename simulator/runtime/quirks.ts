/** Differences of some platforms on this phone's screen. Each can be switched while the phone runs. */
export interface Quirks {
  /** Queries find no elements: every measurement is null. */
  measuresNothing: boolean
  /** A scroll-view is found but has no context. */
  hasNoContexts: boolean
  /** How much later queries are answered. */
  measuresAfterMs: number
  /** Several setData calls in one turn are drawn as one. Later values replace earlier ones. */
  mergesSetData: boolean
}

/** A phone without any quirks. */
export const noQuirks = (): Quirks => ({
  measuresNothing: false,
  hasNoContexts: false,
  measuresAfterMs: 0,
  mergesSetData: false,
})
