import { forOtherNodes, type Announcement } from '../../server/bus/announcement'
import type { Bus } from '../../server/bus/bus'
import type { Clock } from '../../server/clock'
import type { Coverage } from './coverage'
import type { Dice } from './dice'
import type { BusTroubles } from './plan'

const LATEST_MS = 4_000

type Listener = (announcements: readonly Announcement[]) => void

export interface RoughBusParts {
  /** The clock of its process. */
  clock: Clock
  dice: Dice
  coverage: Coverage
  /** Read at each announcement, because the troubles end. */
  troubles: () => BusTroubles
}

/** Loses, delays and repeats announcements. Loses only those that the head watch repairs. */
export class RoughBus implements Bus {
  private readonly listeners: Listener[] = []

  constructor(private readonly parts: RoughBusParts) {}

  publish(announcements: readonly Announcement[]): void {
    const { lost, late, twice } = this.parts.troubles()
    const now = announcements.filter((announcement) => {
      if (announcement.url === '/message' && this.strikes('lost', lost)) return false
      if (this.strikes('twice', twice)) this.later(announcement)
      if (!this.strikes('late', late)) return true
      this.later(announcement)
      return false
    })
    if (now.length > 0) this.tell(now)
  }

  subscribe(listener: Listener): void {
    this.listeners.push(listener)
  }

  private strikes(trouble: string, probability: number): boolean {
    if (probability === 0 || !this.parts.dice.chance(probability)) return false
    this.parts.coverage.met(`fault announcement-${trouble}`)
    return true
  }

  private later(announcement: Announcement): void {
    const { clock, dice } = this.parts
    clock.setTimeout(() => this.tell([announcement]), dice.between(1, LATEST_MS))
  }

  /** Like between two nodes: what arrives is a copy. */
  private tell(announcements: readonly Announcement[]): void {
    const sent = announcements.map(forOtherNodes)
    for (const listener of this.listeners) listener(structuredClone(sent))
  }
}
