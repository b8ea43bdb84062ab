/** The parts of events that pages read. */
export interface Tap {
  currentTarget: { dataset: Record<string, string> }
}

export interface Detail<D> {
  detail: D
}
