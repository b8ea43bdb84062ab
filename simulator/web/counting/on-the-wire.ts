/** The number that the server assigned to a message. */
export interface Numbered {
  cid: string
  mid: string
  seq: number
}

/** A text that a phone sent to the server. */
export interface Sent {
  mid: string
  body: { text: string }
}

/** Every message and every receipt in received data, at any depth. */
export const numberedIn = (text: string): Numbered[] => objectsIn(text).filter(isNumbered)

/** Every text in sent data. */
export const sentIn = (text: string): Sent[] => objectsIn(text).filter(isSent)

function objectsIn(text: string): object[] {
  const found: object[] = []
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    found.push(value)
    for (const inner of Object.values(value)) look(inner)
  }
  look(parsed(text))
  return found
}

function isNumbered(value: object): value is Numbered {
  const { cid, mid, seq } = value as Partial<Record<keyof Numbered, unknown>>
  return typeof cid === 'string' && typeof mid === 'string' && typeof seq === 'number'
}

function isSent(value: object): value is Sent {
  const { mid, body } = value as { mid?: unknown; body?: { text?: unknown } }
  return typeof mid === 'string' && typeof body?.text === 'string'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined // For example an error page of a proxy
  }
}
