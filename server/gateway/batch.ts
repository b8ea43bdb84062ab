import { MAX_BATCH_BYTES } from '../../miniprogram/protocol/limits'
import type { Piece } from '../wire/piece'
import { encodeTextFrames } from './text-frames'

/**
 * The frames of one turn for a socket, piece by piece. Sockets with the same pieces share one batch, so each distinct
 * sequence is joined and encoded only once.
 */
export class Batch {
  private lastPiece: Piece | undefined
  private lastBatch: Batch | undefined
  private others: Map<Piece, Batch> | undefined
  private encodedOnce: Buffer | undefined
  /** Whether its piece starts a new frame because the previous frame is full. */
  readonly opensFrame: boolean
  /** The length of the current frame, with brackets and commas. */
  private readonly frameBytes: number

  /** Without arguments: the empty batch from which all batches of a turn start. */
  constructor(
    readonly before?: Batch,
    readonly piece?: Piece
  ) {
    const bytes = (piece?.bytes ?? 0) + 1
    const soFar = before?.frameBytes ?? 0
    this.opensFrame = !before?.piece || soFar + bytes > MAX_BATCH_BYTES
    this.frameBytes = this.opensFrame ? bytes + 1 : soFar + bytes
  }

  /** Returns this batch with one more piece. */
  plus(piece: Piece): Batch {
    if (this.lastPiece === piece && this.lastBatch) return this.lastBatch
    const known = this.others?.get(piece)
    if (known) return known
    return this.extend(piece)
  }

  /** The texts of its frames: a single piece is sent as it is, several as an array. */
  get texts(): string[] {
    return framesOf(this).map(({ text }) => text)
  }

  /** Its WebSocket frames, ready to send. */
  get encoded(): Buffer {
    this.encodedOnce ??= encodeTextFrames(framesOf(this))
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

function framesOf(last: Batch): Piece[] {
  const frames: Piece[] = []
  let pieces: Piece[] = []
  for (let at: Batch | undefined = last; at?.piece; at = at.before) {
    pieces.push(at.piece)
    if (!at.opensFrame) continue
    frames.push(joined(pieces.reverse()))
    pieces = []
  }
  return frames.reverse()
}

/** One frame's payload, with its known length in bytes. */
function joined(pieces: readonly Piece[]): Piece {
  const [only] = pieces
  if (only && pieces.length === 1) return only
  const brackets = 2
  const commas = pieces.length - 1
  return {
    text: `[${pieces.map(({ text }) => text).join(',')}]`,
    bytes: pieces.reduce((sum, { bytes }) => sum + bytes, brackets + commas),
  }
}
