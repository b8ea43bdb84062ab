import { createHash } from 'node:crypto'
import type { Random } from '../random'

/** A secret that nobody can guess: 256 bits. */
export const newToken = (random: Random): string => base64url(random.bytes(32))

/** A new opaque id of 128 bits. */
export const newId = (random: Random): string => base64url(random.bytes(16))

/** All that is kept of a token. */
export const hashOf = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
