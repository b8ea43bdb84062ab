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
