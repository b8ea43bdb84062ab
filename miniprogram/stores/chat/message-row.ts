import type { Delivery } from './delivery'
import type { TextPart } from './text-parts'

/** A grey line between bubbles: a time, an event, a recalled message, or the divider before new messages. */
export interface LineRow {
  key: string
  kind: 'time' | 'notice' | 'recalled' | 'divider'
  text: string
}

/** A message. An `unsupported` one cannot be shown by this version. */
export interface BubbleRow {
  key: string
  kind: 'text' | 'unsupported'
  text: string
  /** The text in pieces, if some can be tapped. Otherwise empty. */
  parts: readonly TextPart[]
  isMine: boolean
  /** Empty in direct conversations and for own messages. */
  senderName: string
  avatarText: string
  /** Index of the theme's avatar colour. */
  avatarColor: number
  /** Empty for messages of other people. */
  delivery: Delivery | ''
  /** The message has waited long enough to show a clock. */
  showsClock: boolean
  /** Why it failed, in the user's language. Otherwise empty. */
  problem: string
}

/** One line of a conversation on screen. */
export type MessageRow = LineRow | BubbleRow
