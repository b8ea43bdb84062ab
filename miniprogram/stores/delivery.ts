/** How far a message I sent has travelled. */
export type Delivery = 'queued' | 'failed' | 'sent' | 'read'

const NEXT: Record<Delivery, readonly Delivery[]> = {
  queued: ['failed', 'sent', 'read'],
  failed: ['queued', 'sent', 'read'],
  sent: ['read'],
  read: [],
}

/** Reports come late, twice and out of order; a message never moves backwards. */
export function advance(current: Delivery, reported: Delivery): Delivery {
  return NEXT[current].includes(reported) ? reported : current
}

/** What was last shown of each message, so that no report takes it back. */
export class Deliveries {
  private readonly byKey = new Map<string, Delivery>()

  report(key: string, reported: Delivery): Delivery {
    const known = this.byKey.get(key)
    const delivery = known ? advance(known, reported) : reported
    this.byKey.set(key, delivery)
    return delivery
  }
}
