import { createHash } from 'node:crypto'
import type { Random } from '../random'

/** An unguessable secret of 256 bits. */
export const newToken = (random: Random): string => base64url(random.bytes(32))

/** A new opaque id of 128 bits. */
export const newId = (random: Random): string => base64url(random.bytes(16))

/** The only part of a token that is stored. */
export const hashOf = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
