import type { Delivery } from './delivery'
import type { TextPart } from './text-parts'

/** A grey line between bubbles: a time, an event, a recalled message, where the new ones begin. */
export interface LineRow {
  key: string
  kind: 'time' | 'notice' | 'recalled' | 'divider'
  text: string
}

/** A message; `unsupported` is one that this version cannot show. */
export interface BubbleRow {
  key: string
  kind: 'text' | 'unsupported'
  text: string
  /** The text in pieces, where something in it can be tapped; else empty. */
  parts: readonly TextPart[]
  isMine: boolean
  /** Empty in direct conversations and for own messages. */
  senderName: string
  avatarText: string
  /** Index into the theme's avatar colours. */
  avatarColor: number
  /** Empty for messages of other people. */
  delivery: Delivery | ''
  /** Queued long enough to be shown. */
  showsClock: boolean
  /** Why it failed, in the user's language; empty otherwise. */
  problem: string
}

/** One line of a conversation on screen. */
export type MessageRow = LineRow | BubbleRow
