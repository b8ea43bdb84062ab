/** What pages read of the events they are sent. */
export interface Tap {
  currentTarget: { dataset: Record<string, string> }
}

export interface Detail<D> {
  detail: D
}
