import type { Announcement } from './announcement'

/** Carries announcements to every node of the server, this one included. */
export interface Bus {
  /** Sends announcements that belong together (such as those of one commit) together. */
  publish(announcements: readonly Announcement[]): void
  subscribe(listener: (announcements: readonly Announcement[]) => void): void
}
