import type { ServerFrame } from '../../protocol/frames'

/** An encoded frame and its length in bytes; all its recipients share it. */
export interface Piece {
  text: string
  bytes: number
}

/** Encodes a frame. */
export function pieceOf(frame: ServerFrame): Piece {
  const text = JSON.stringify(frame)
  return { text, bytes: Buffer.byteLength(text) }
}
