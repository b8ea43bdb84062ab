/**
 * Cuts text only between user-perceived characters: never inside an emoji, a letter with its marks, a Hangul syllable
 * or an Indic conjunct. Where this differs from UAX 29, it keeps more together.
 */

const EXTEND = '[\\p{M}\\u200C\\u200D\\uFF9E\\uFF9F\\u{1F3FB}-\\u{1F3FF}\\u{E0020}-\\u{E007F}]'
const PICTOGRAPH =
  '[\\u00A9\\u00AE\\u203C\\u2049\\u2122\\u2139\\u2190-\\u21FF\\u2300-\\u27BF\\u2900-\\u297F' +
  '\\u2B00-\\u2BFF\\u3030\\u303D\\u3297\\u3299\\u{1F000}-\\u{1FAFF}\\u{1FC00}-\\u{1FFFD}]'
const VIRAMA =
  '[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0C4D\\u0CCD\\u0D3B\\u0D3C\\u0D4D\\u0DCA\\u1039\\u17D2\\u1A60' +
  '\\u1B44\\u1BAB\\uA9C0\\uAAF6\\u{10A3F}\\u{11133}\\u{113D0}\\u{1193E}\\u{11A47}\\u{11A99}\\u{11F42}]'
const HANGUL =
  '[\\u1100-\\u115F\\uA960-\\uA97C]*(?:[\\uAC00-\\uD7A3\\u1160-\\u11A7\\uD7B0-\\uD7C6][\\u1160-\\u11FF\\uD7B0-\\uD7FB]*)' +
  '|[\\u1100-\\u115F\\uA960-\\uA97C]+'
/** Signs that are drawn around the letter after them. */
const PREPEND =
  '[\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u0D4E\\u{110BD}\\u{110CD}\\u{111C2}\\u{111C3}' +
  '\\u{113D1}\\u{1193F}\\u{11941}\\u{11A3A}\\u{11A84}-\\u{11A89}\\u{11D46}\\u{11F02}]'
const REGIONAL = '[\\u{1F1E6}-\\u{1F1FF}]'
const UNIT = `(?:\\r\\n|${REGIONAL}{2}|${HANGUL}|[^])`
const JOINED = `${EXTEND}*(?:\\u200D${PICTOGRAPH}|${VIRAMA}${EXTEND}*(?:${HANGUL}|\\p{L}))`
const CLUSTER = new RegExp(`${PREPEND}*${UNIT}(?:${JOINED})*${EXTEND}*`, 'gu')

/**
 * No font draws a longer sequence as one sign. A longer one is a heap of marks. A field has room for so many UTF-16 units
 * beyond its limit, so that the surplus is cut here and not by the platform, which cuts inside a character.
 */
export const LONGEST_SIGN = 40

/** The longest prefix of whole characters within so many UTF-16 units. */
export function cut(text: string, units: number): string {
  if (text.length <= units) return text
  let end = 0
  CLUSTER.lastIndex = 0
  for (let found = CLUSTER.exec(text); found; found = CLUSTER.exec(text)) {
    if (CLUSTER.lastIndex > units) break
    end = CLUSTER.lastIndex
  }
  return end > 0 || units <= 0 ? text.slice(0, end) : wholePairs(text, units)
}

/** The first character. Empty if there is none. */
export function firstOf(text: string): string {
  CLUSTER.lastIndex = 0
  const first = CLUSTER.exec(text)?.[0] ?? ''
  return first.length <= LONGEST_SIGN ? first : wholePairs(first, 2)
}

/** A single character that exceeds the limit is cut between code points. */
function wholePairs(text: string, units: number): string {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(units - 1)) ? units - 1 : units
  return text.slice(0, end)
}
