/**
 * FNV-1a (32 bits) over the fields of a row, without joining them to one text first: that takes less than half the time of
 * a CRC of short texts. Each step is one to one, so any single altered character changes the result.
 */
const START = 0x811c9dc5 | 0
const PRIME = 0x01000193
/** No character has this code, so a character cannot move from one field to the next. */
const FIELD_END = 0x10000
const TWO_32 = 0x1_0000_0000

/** The hash of these whole numbers and texts. */
export function rowHash(numbers: readonly number[], texts: readonly string[]): number {
  let hash = START
  for (const number of numbers) {
    hash = Math.imul(hash ^ (number | 0), PRIME)
    hash = Math.imul(hash ^ Math.floor(number / TWO_32), PRIME)
  }
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
    hash = Math.imul(hash ^ FIELD_END, PRIME)
  }
  return hash >>> 0
}
