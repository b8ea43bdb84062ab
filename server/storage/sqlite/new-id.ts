import type { Random } from '../../random'

const ID_BYTES = 16

/** An opaque, unguessable id. */
export const newId = (random: Random): string =>
  Buffer.from(random.bytes(ID_BYTES)).toString('base64url')
