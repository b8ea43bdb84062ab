/** One message as it has been seen on the screens. */
export interface Message {
  readonly cid: string
  readonly mid: string
  readonly from: string
  readonly text: string
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
