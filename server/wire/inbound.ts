import { MAX_FRAME_BYTES } from '../../miniprogram/protocol/limits'

/** A frame from a client before its url is checked. A notice has no id. */
export interface Inbound {
  url: string
  id?: number
  data: unknown
}

/** The frame, or undefined if it cannot be read. */
export function readFrame(text: string): Inbound | undefined {
  if (isTooLong(text)) return undefined
  const value = parse(text)
  if (typeof value !== 'object' || value === null) return undefined
  const { url, id, data } = value as Record<'url' | 'id' | 'data', unknown>
  if (typeof url !== 'string') return undefined
  if (id === undefined) return { url, data }
  return isRequestId(id) ? { url, id, data } : undefined
}

const isRequestId = (id: unknown): id is number => Number.isSafeInteger(id) && Number(id) > 0

// Most frames are so short that their bytes need not be counted.
const isTooLong = (text: string): boolean =>
  text.length * 3 > MAX_FRAME_BYTES && Buffer.byteLength(text) > MAX_FRAME_BYTES

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // It is not JSON, so it is not a frame.
  }
}
