import * as v from 'valibot'
import { MAX_ID_LENGTH, MAX_NAME_LENGTH } from '../miniprogram/protocol/limits'

/** Excludes control characters and lone surrogates: databases and logs truncate or garble text at them. */
const PRINTABLE = /^[^\p{Cc}\p{Cs}]+$/u

/** An opaque id. */
export const id = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(MAX_ID_LENGTH),
  v.regex(PRINTABLE, 'Invalid id: control characters or broken surrogate pairs')
)

/** A person's name or a conversation's title. */
export const name = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(MAX_NAME_LENGTH),
  v.regex(PRINTABLE, 'Invalid name: control characters or broken surrogate pairs')
)

/** A count, a sequence number, or a time in milliseconds since 1970. */
export const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** The number of an entry in its log: 1, 2, 3 … */
export const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** The number of items that a page may hold. */
export const pageSize = (most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(most))

/** A sentence for logs and developers. Clients never parse it. */
export const sentence = v.string()
