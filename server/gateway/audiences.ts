import type { Announcement, Audience } from '../bus/announcement'
import { factsOf, type Log } from '../log'

export interface AudiencesParts {
  /** Asks the store who sees a conversation. */
  membersOf: (cid: string) => Promise<readonly string[]>
  deliver: (announcement: Announcement, people: readonly string[]) => void
  log: Log
}

/**
 * Finds out who is told. An announcement of this node names the members with it. One from another node names only the
 * conversation: the store is asked, and later announcements wait, so that the order stays.
 */
export class Audiences {
  private line: Promise<void> | undefined

  constructor(private readonly parts: AudiencesParts) {}

  readonly tell = (announcements: readonly Announcement[]): void => {
    if (this.line) this.wait(announcements)
    else this.tellFrom(0, announcements)
  }

  private tellFrom(start: number, announcements: readonly Announcement[]): void {
    for (let at = start; at < announcements.length; at++) {
      const announcement = announcements[at]
      if (!announcement) continue
      const people = peopleIn(announcement.to)
      if (!people) {
        this.wait(announcements.slice(at))
        return
      }
      this.deliver(announcement, people)
    }
  }

  private wait(announcements: readonly Announcement[]): void {
    const line = (this.line ?? Promise.resolve()).then(() => this.ask(announcements))
    this.line = line
    void line.then(() => {
      if (this.line === line) this.line = undefined
    })
  }

  private async ask(announcements: readonly Announcement[]): Promise<void> {
    for (const announcement of announcements) {
      try {
        const { to } = announcement
        this.deliver(announcement, peopleIn(to) ?? (await this.parts.membersOf(cidOf(to))))
      } catch (error) {
        this.parts.log.warn(factsOf(error), 'an announcement was not delivered')
      }
    }
  }

  private deliver(announcement: Announcement, people: readonly string[]): void {
    const { to } = announcement
    const except = 'people' in to ? undefined : to.except
    const told = except === undefined ? people : people.filter((person) => person !== except)
    this.parts.deliver(announcement, told)
  }
}

const peopleIn = (to: Audience): readonly string[] | undefined =>
  'people' in to ? to.people : to.members

const cidOf = (to: Audience): string => ('people' in to ? '' : to.cid)
