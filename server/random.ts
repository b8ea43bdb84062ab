import { randomBytes } from 'node:crypto'

/** Randomness. It is passed in, so that a run can be replayed. */
export interface Random {
  /** `length` bytes, unguessable if they come from the machine's own source. */
  bytes(length: number): Uint8Array
}

/** The machine's own unguessable source. */
export const systemRandom: Random = { bytes: (length) => randomBytes(length) }
