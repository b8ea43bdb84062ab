import { randomBytes } from 'node:crypto'

/** Randomness. It is passed in, so that a run can be replayed. */
export interface Random {
  /** Returns `length` random bytes. The system's source makes them unguessable. */
  bytes(length: number): Uint8Array
}

/** The system's own unguessable source. */
export const systemRandom: Random = { bytes: (length) => randomBytes(length) }
