import { MAX_BATCH_BYTES } from '../../miniprogram/protocol/limits'
import type { ServerFrame } from '../../protocol/frames'
import { encodeTextFrames } from './text-frames'

/** A response or notice as it travels, encoded once for everybody who gets it. */
export interface Piece {
  text: string
  bytes: number
}

/** Encodes a frame. */
export function pieceOf(frame: ServerFrame): Piece {
  const text = JSON.stringify(frame)
  return { text, bytes: Buffer.byteLength(text) }
}

/**
 * What one turn has for a socket, piece by piece. Sockets with the same pieces share one batch,
 * so that each distinct sequence is joined and encoded once, however many sockets it goes to.
 */
export class Batch {
  private lastPiece: Piece | undefined
  private lastBatch: Batch | undefined
  private others: Map<Piece, Batch> | undefined
  private encodedOnce: Buffer | undefined
  /** Whether its piece no longer fits into the frame before. */
  readonly opensFrame: boolean
  /** Of the frame so far, with its brackets and commas. */
  private readonly frameBytes: number

  /** Without arguments: the empty beginning that all batches of a turn share. */
  constructor(
    readonly before?: Batch,
    readonly piece?: Piece
  ) {
    const bytes = (piece?.bytes ?? 0) + 1
    const soFar = before?.frameBytes ?? 0
    this.opensFrame = !before?.piece || soFar + bytes > MAX_BATCH_BYTES
    this.frameBytes = this.opensFrame ? bytes + 1 : soFar + bytes
  }

  /** This batch with one more piece. */
  plus(piece: Piece): Batch {
    if (this.lastPiece === piece && this.lastBatch) return this.lastBatch
    const known = this.others?.get(piece)
    if (known) return known
    return this.extend(piece)
  }

  /** The texts of its frames: a piece alone as it is, several as an array. */
  get texts(): string[] {
    return framesOf(this).map((pieces) =>
      pieces.length === 1 ? pieces.join() : `[${pieces.join(',')}]`
    )
  }

  /** Its WebSocket frames, ready for the wire. */
  get encoded(): Buffer {
    this.encodedOnce ??= encodeTextFrames(this.texts)
    return this.encodedOnce
  }

  private extend(piece: Piece): Batch {
    const batch = new Batch(this, piece)
    if (this.lastPiece && this.lastBatch) {
      this.others ??= new Map()
      this.others.set(this.lastPiece, this.lastBatch)
    }
    this.lastPiece = piece
    this.lastBatch = batch
    return batch
  }
}

function framesOf(last: Batch): string[][] {
  const frames: string[][] = []
  let frame: string[] = []
  for (let at: Batch | undefined = last; at?.piece; at = at.before) {
    frame.push(at.piece.text)
    if (!at.opensFrame) continue
    frames.push(frame.reverse())
    frame = []
  }
  return frames.reverse()
}
