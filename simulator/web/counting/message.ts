/** One message as it has been seen on the screens. */
export interface Message {
  readonly cid: string
  readonly mid: string
  readonly from: string
  readonly text: string
  /** Seen before it had a number: it was said after all that stood there already. */
  readonly isNew: boolean
  hasFailed: boolean
}

/** A text that left a field for the screen. */
export interface Typed {
  readonly from: string
  readonly cid: string
  readonly text: string
  readonly at: number
}

/** A text on its way out of a phone, and the id it has there. */
export interface Said {
  readonly from: string
  readonly mid: string
  readonly text: string
}
