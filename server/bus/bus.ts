import type { Announcement } from './announcement'

/** Carries announcements to every node of the server, this one included. */
export interface Bus {
  /** Sends what belongs together, such as all of one commit, together. */
  publish(announcements: readonly Announcement[]): void
  subscribe(listener: (announcements: readonly Announcement[]) => void): void
}
