/** The first bytes of complete frames. A first byte without FIN equals none of them. */
export const TEXT = 0x81
const CLOSE = 0x88
export const PING = 0x89
export const PONG = 0x8a

const MASKED = 0x80
const KEY_SIZE = 4
const SIZE_IN_16_BITS = 126
const SIZE_IN_64_BITS = 127
const NOTHING = Buffer.alloc(0)

/** Gets the frames. A payload is a view that is valid until the call returns: copy it to keep it. */
export interface Hearer {
  text(payload: Buffer): void
  ping(payload: Buffer): void
}

/** Extracts a server's frames from its bytes, however they are split. Throws at a frame that no server here sends. */
export class FrameReader {
  private rest = NOTHING

  constructor(private readonly hearer: Hearer) {}

  /** The bytes may be reused as soon as this returns. */
  read(bytes: Buffer): void {
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes])
    let at = 0
    for (let frame = frameAt(all, at); frame; frame = frameAt(all, at)) {
      this.tell(frame.kind, all.subarray(frame.start, frame.end))
      at = frame.end
    }
    this.rest = at === all.length ? NOTHING : Buffer.from(all.subarray(at))
  }

  private tell(kind: number, payload: Buffer): void {
    if (kind === TEXT) this.hearer.text(payload)
    else if (kind === PING) this.hearer.ping(payload)
    else if (kind === CLOSE)
      throw new Error(`the server closed the connection: ${reasonOf(payload)}`)
    else throw new Error(`received a frame of an unexpected kind: 0x${kind.toString(16)}`)
  }
}

interface Frame {
  kind: number
  start: number
  end: number
}

/** The frame that begins there; undefined while part of it is missing. */
function frameAt(bytes: Buffer, at: number): Frame | undefined {
  const kind = bytes[at]
  const size = bytes[at + 1]
  if (kind === undefined || size === undefined) return undefined
  if (size >= MASKED) throw new Error('received a masked frame')
  const start = at + headSize(size)
  if (start > bytes.length) return undefined
  const end = start + sizeAt(bytes, at)
  return end > bytes.length ? undefined : { kind, start, end }
}

function headSize(size: number): number {
  if (size < SIZE_IN_16_BITS) return 2
  return size === SIZE_IN_16_BITS ? 4 : 10
}

function sizeAt(bytes: Buffer, at: number): number {
  const size = bytes.readUInt8(at + 1)
  if (size === SIZE_IN_16_BITS) return bytes.readUInt16BE(at + 2)
  return size === SIZE_IN_64_BITS ? Number(bytes.readBigUInt64BE(at + 2)) : size
}

const reasonOf = (payload: Buffer): string =>
  payload.length < 2 ? 'no reason' : `${payload.readUInt16BE(0)} ${payload.toString('utf8', 2)}`

/**
 * A frame to the server. The protocol requires a mask. A mask of zeros changes nothing, so neither
 * the generator nor `ws`, which reads it for all contenders, spends time on it.
 */
export function clientFrame(kind: number, payload: Buffer): Buffer {
  const size = payload.length
  const short = size < SIZE_IN_16_BITS ? size : size > 0xffff ? SIZE_IN_64_BITS : SIZE_IN_16_BITS
  const start = headSize(short) + KEY_SIZE
  const frame = Buffer.allocUnsafe(start + size)
  frame[0] = kind
  frame[1] = MASKED | short
  if (short === SIZE_IN_16_BITS) frame.writeUInt16BE(size, 2)
  if (short === SIZE_IN_64_BITS) frame.writeBigUInt64BE(BigInt(size), 2)
  frame.fill(0, start - KEY_SIZE, start)
  payload.copy(frame, start)
  return frame
}
