import { randomBytes } from 'node:crypto'

/** Randomness, handed in so that a run can be replayed. */
export interface Random {
  /** `length` bytes, unguessable where the machine's own source is used. */
  bytes(length: number): Uint8Array
}

/** The machine's own unguessable source. */
export const systemRandom: Random = { bytes: (length) => randomBytes(length) }
