/** The delivery state of an own message. */
export type Delivery = 'queued' | 'failed' | 'sent' | 'read'

const NEXT: Record<Delivery, readonly Delivery[]> = {
  queued: ['failed', 'sent', 'read'],
  failed: ['queued', 'sent', 'read'],
  sent: ['read'],
  read: [],
}

/** Reports arrive late, twice and out of order. A state never moves back. */
export function advance(current: Delivery, reported: Delivery): Delivery {
  return NEXT[current].includes(reported) ? reported : current
}

/** The last displayed state of each message, so that no report moves it back. */
export class Deliveries {
  private readonly byKey = new Map<string, Delivery>()

  report(key: string, reported: Delivery): Delivery {
    const known = this.byKey.get(key)
    const delivery = known ? advance(known, reported) : reported
    this.byKey.set(key, delivery)
    return delivery
  }
}
