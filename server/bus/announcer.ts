import type { Notice, NoticeUrl } from '../../protocol/notices'
import type { Turn } from '../turn'
import type { Announcement, Audience } from './announcement'
import type { Bus } from './bus'

/** Announces notices to people. The notices of one turn of the event loop are published together. */
export class Announcer {
  private waiting: Announcement[] = []

  constructor(
    private readonly bus: Bus,
    private readonly turn: Turn
  ) {
    turn.atEnd(() => this.publish())
  }

  readonly announce = <U extends NoticeUrl>(to: Audience, url: U, data: Notice<U>): void => {
    this.waiting.push({ to, url, data })
    this.turn.ask()
  }

  private publish(): void {
    const announcements = this.waiting
    if (announcements.length === 0) return
    this.waiting = []
    this.bus.publish(announcements)
  }
}
