/** One message as it has been seen on the screens. */
export interface Message {
  readonly cid: string
  readonly mid: string
  readonly from: string
  readonly text: string
  /** Seen before it had a number: it was said after all that stood there already. */
  readonly isNew: boolean
  /** When the sender's screen said that the server has it. */
  acknowledgedAt: number | undefined
  hasFailed: boolean
  readonly seenBy: Set<string>
}

/** A text that left a field for the screen. */
export interface Typed {
  readonly from: string
  readonly cid: string
  readonly text: string
  readonly at: number
}
