import type { SocketWatch } from './sockets'

interface Event {
  what: 'opened' | 'sent' | 'received'
  bytes: number
}

/** What went over a phone's newest socket. */
export class Transcript {
  private events: Event[] = []

  /** For each socket: what the one before said is forgotten. */
  readonly watch = (): SocketWatch => {
    const events: Event[] = []
    this.events = events
    return {
      opened: () => events.push({ what: 'opened', bytes: 0 }),
      sent: (bytes) => events.push({ what: 'sent', bytes }),
      received: (bytes) => events.push({ what: 'received', bytes }),
      ended: () => undefined,
    }
  }

  /** How often it asked and waited for the answer before it went on. */
  get roundTrips(): number {
    return this.events.filter(
      ({ what }, index) => what === 'sent' && this.events[index - 1]?.what !== 'sent'
    ).length
  }

  /** Both ways together, without the frames' headers. */
  get bytes(): number {
    return this.events.reduce((sum, { bytes }) => sum + bytes, 0)
  }
}
