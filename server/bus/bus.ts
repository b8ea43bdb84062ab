import type { Announcement } from './announcement'

/** Carries announcements to every node of the server, this one included. Other nodes are sent `forOtherNodes`. */
export interface Bus {
  /** Publishes announcements that belong together, for example those of one commit. */
  publish(announcements: readonly Announcement[]): void
  subscribe(listener: (announcements: readonly Announcement[]) => void): void
}
