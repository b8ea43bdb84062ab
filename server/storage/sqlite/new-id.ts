import type { Random } from '../../random'

const ID_BYTES = 16

/** An id that means nothing and that nobody guesses. */
export const newId = (random: Random): string =>
  Buffer.from(random.bytes(ID_BYTES)).toString('base64url')
