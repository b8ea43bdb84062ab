/** A small avatar without a picture: a letter on a colour. */
export interface AvatarTile {
  id: string
  text: string
  /** Index into the theme's avatar colours. */
  color: number
}

/** One conversation in the list. */
export interface InboxRow {
  cid: string
  title: string
  avatarText: string
  avatarColor: number
  /** A group's avatar is composed of these, the last first; empty in direct conversations. */
  avatars: readonly AvatarTile[]
  line: string
  lineKind: 'text' | 'draft' | 'none'
  time: string
  unread: number
  /** The text of the badge: empty, a number, or 99+. */
  badge: string
  isMuted: boolean
  isPinned: boolean
}
