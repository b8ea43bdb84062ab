/** What some platforms do otherwise than most, on this phone's screen. Each can be switched while it runs. */
export interface Quirks {
  /** Elements are not found by queries: every measure is null. */
  measuresNothing: boolean
  /** A scroll-view is found, and has no context. */
  hasNoContexts: boolean
  /** Queries are answered so much later. */
  measuresAfterMs: number
  /** Calls of setData in one turn are drawn as one, the later value in place of the earlier one. */
  mergesSetData: boolean
}

/** A phone without any. */
export const noQuirks = (): Quirks => ({
  measuresNothing: false,
  hasNoContexts: false,
  measuresAfterMs: 0,
  mergesSetData: false,
})
