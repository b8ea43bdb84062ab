/** A piece of a text. All kinds except `text` can be tapped. */
export interface TextPart {
  kind: 'text' | 'link' | 'mail' | 'phone'
  text: string
  /** Its position in the text. */
  at: number
}

/**
 * Every repetition is bounded, so that no text makes the search slow. A link ends at the first character that is not
 * ASCII.
 */
const LINK = "(?:https?:\\/\\/|www\\.)[A-Za-z0-9][A-Za-z0-9\\-._~:/?#[\\]@!$&'()*+,;=%]*"
const MAIL = '[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}'
const PHONE =
  '\\+\\d{1,3}(?:[ -]?\\d){6,14}|1[3-9]\\d(?:[ -]?\\d{4}){2}|0\\d{2,3}[ -]?\\d{7,8}|[48]00[ -]?\\d{3}[ -]?\\d{4}' +
  '|\\(?\\d{3}\\)?[ -]\\d{3}-\\d{4}'
const FOUND = new RegExp(`(${LINK})|(${MAIL})|(${PHONE})`, 'gi')
const WORD = /[A-Za-z0-9]/

/** The pieces of a text with something that can be tapped. Empty if there is nothing. */
export function partsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  FOUND.lastIndex = 0
  for (let match = FOUND.exec(text); match; match = FOUND.exec(text)) {
    const part = partIn(match, text)
    if (!part) continue
    if (part.at > end) parts.push({ kind: 'text', text: text.slice(end, part.at), at: end })
    parts.push(part)
    end = part.at + part.text.length
    FOUND.lastIndex = end
  }
  if (end === 0) return []
  return end < text.length ? [...parts, { kind: 'text', text: text.slice(end), at: end }] : parts
}

function partIn(match: RegExpExecArray, text: string): TextPart | undefined {
  const [found, link, mail] = match
  const at = match.index
  // Digits inside a longer number or a word are not a number
  const isCutOut =
    /[A-Za-z0-9]$|\d[.,]$/.test(text.slice(Math.max(0, at - 2), at)) ||
    WORD.test(text.charAt(at + found.length))
  if (link === undefined)
    return isCutOut ? undefined : { kind: mail ? 'mail' : 'phone', text: found, at }
  if (WORD.test(text.charAt(at - 1)) || !/[./:]/.test(link.slice(4))) return undefined
  return { kind: 'link', text: withoutTail(link), at }
}

/** Punctuation after a link belongs to the sentence. So does a closing bracket that the link did not open. */
function withoutTail(link: string): string {
  const shorter = link.replace(/[.,;:!?'*~]+$/, '')
  const last = shorter.slice(-1)
  const opening = { ')': '(', ']': '[' }[last]
  const isForeign = opening !== undefined && count(shorter, last) > count(shorter, opening)
  if (isForeign) return withoutTail(shorter.slice(0, -1))
  return shorter
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}
