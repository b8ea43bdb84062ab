import type { SocketWatch } from './sockets'

interface Event {
  what: 'opened' | 'sent' | 'received'
  bytes: number
}

/** The traffic of a phone's newest socket. */
export class Transcript {
  private events: Event[] = []

  /** Starts again with each socket. */
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

  /** The number of round trips: groups of requests that were answered before the next one. */
  get roundTrips(): number {
    return this.events.filter(
      ({ what }, index) => what === 'sent' && this.events[index - 1]?.what !== 'sent'
    ).length
  }

  /** Bytes in both directions, without frame headers. */
  get bytes(): number {
    return this.events.reduce((sum, { bytes }) => sum + bytes, 0)
  }
}
