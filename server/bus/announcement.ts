import type { Notice, NoticeUrl } from '../../protocol/notices'

/** The present members who see a conversation, all but `except`. */
export interface MembersOf {
  cid: string
  except?: string
  /** All of them, where the announcing node knows; other nodes ask their own store. */
  members?: readonly string[]
}

/** Who is told. Each node finds out which of them are connected to it. */
export type Audience = { people: readonly string[] } | MembersOf

/** A notice and its audience: plain data. */
export interface Announcement<U extends NoticeUrl = NoticeUrl> {
  to: Audience
  url: U
  data: Notice<U>
}

/** What another node is sent: as much for a group of 3 as for one of 500. */
export function forOtherNodes(announcement: Announcement): Announcement {
  const { to } = announcement
  if ('people' in to) return announcement
  const { cid, except } = to
  return { ...announcement, to: { cid, ...(except !== undefined && { except }) } }
}
