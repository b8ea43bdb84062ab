import type { Unsent } from './letter-rows'

/** A small avatar without a picture: a letter on a coloured background. */
export interface AvatarTile {
  id: string
  text: string
  /** Index of the theme's avatar colour. */
  color: number
}

/** One conversation in the list. */
export interface InboxRow {
  cid: string
  title: string
  avatarText: string
  avatarColor: number
  /** The tiles of a group's avatar, the last member first. Empty in direct conversations. */
  avatars: readonly AvatarTile[]
  line: string
  lineKind: 'text' | 'draft' | 'none'
  /** Of my messages in it; one that failed counts more than one that waits. */
  unsent: Unsent
  time: string
  unread: number
  /** The text of the badge: empty, a number, or 99+. */
  badge: string
  isMuted: boolean
  isPinned: boolean
}
