/** One message as seen on the screens. */
export interface Message {
  readonly cid: string
  readonly mid: string
  readonly from: string
  readonly text: string
  /** Seen before it had a number, so it was sent after everything that was there already. */
  readonly isNew: boolean
  hasFailed: boolean
}

/** A text that left the field for the screen. */
export interface Typed {
  readonly from: string
  readonly cid: string
  readonly text: string
  readonly at: number
}

/** A text that a phone sent, and its id there. */
export interface Said {
  readonly from: string
  readonly mid: string
  readonly text: string
}
