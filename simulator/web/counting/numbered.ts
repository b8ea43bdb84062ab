/** The place that the server has given to a message. */
export interface Numbered {
  cid: string
  mid: string
  seq: number
}

/** Every message and every receipt in what has come over the wire, wherever it stands in it. */
export function numberedIn(text: string): Numbered[] {
  const found: Numbered[] = []
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (isNumbered(value)) found.push(value)
    for (const inner of Object.values(value)) look(inner)
  }
  look(parsed(text))
  return found
}

function isNumbered(value: object): value is Numbered {
  const { cid, mid, seq } = value as Partial<Record<keyof Numbered, unknown>>
  return typeof cid === 'string' && typeof mid === 'string' && typeof seq === 'number'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined // a page of a proxy, for one
  }
}
