import { MAX_NAME_LENGTH } from './limits'

/**
 * Defines which texts are empty and which names are allowed. Phone and server use the same file, so they agree. The
 * ranges are written out, because engines support different Unicode versions.
 */

/** Spaces and line breaks: Unicode's Z, and the control characters that move the cursor. */
const SPACES =
  '\\t-\\r\\u0020\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000'
/** The last two code points of each plane. */
const PLANE_ENDS = Array.from({ length: 17 }, (_, plane) => plane.toString(16))
  .map((plane) => `\\u{${plane}FFFE}\\u{${plane}FFFF}`)
  .join('')
/** Invisible characters: controls, Default_Ignorable_Code_Point, blank letters, lone surrogates, noncharacters. */
const UNSEEN =
  '\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F' +
  '\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uD800-\\uDFFF\\uFDD0-\\uFDEF' +
  '\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFC\\u{1BCA0}-\\u{1BCA3}\\u{1D159}' +
  `\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E0FFF}${PLANE_ENDS}`

/** Emoji that are drawn as text unless U+FE0F follows. After other emoji, U+FE0F has no effect. */
const TEXT_EMOJI =
  '\\u00A9\\u00AE\\u203C\\u2049\\u2122\\u2139\\u2194-\\u2199\\u21A9\\u21AA\\u2328\\u23CF' +
  '\\u23ED-\\u23EF\\u23F1\\u23F2\\u23F8-\\u23FA\\u24C2\\u25AA\\u25AB\\u25B6\\u25C0\\u25FB\\u25FC' +
  '\\u2600-\\u2604\\u260E\\u2611\\u2618\\u261D\\u2620\\u2622\\u2623\\u2626\\u262A\\u262E\\u262F' +
  '\\u2638-\\u263A\\u2640\\u2642\\u265F\\u2660\\u2663\\u2665\\u2666\\u2668\\u267B\\u267E\\u2692' +
  '\\u2694-\\u2697\\u2699\\u269B\\u269C\\u26A0\\u26A7\\u26B0\\u26B1\\u26C8\\u26CF\\u26D1\\u26D3' +
  '\\u26E9\\u26F0\\u26F1\\u26F4\\u26F7-\\u26F9\\u2702\\u2708\\u2709\\u270C\\u270D\\u270F\\u2712' +
  '\\u2714\\u2716\\u271D\\u2721\\u2733\\u2734\\u2744\\u2747\\u2763\\u2764\\u27A1\\u2934\\u2935' +
  '\\u2B05-\\u2B07\\u3030\\u303D\\u3297\\u3299\\u{1F170}\\u{1F171}\\u{1F17E}\\u{1F17F}\\u{1F202}' +
  '\\u{1F237}\\u{1F321}\\u{1F324}-\\u{1F32C}\\u{1F336}\\u{1F37D}\\u{1F396}\\u{1F397}' +
  '\\u{1F399}-\\u{1F39B}\\u{1F39E}\\u{1F39F}\\u{1F3CB}-\\u{1F3CE}\\u{1F3D4}-\\u{1F3DF}\\u{1F3F3}' +
  '\\u{1F3F5}\\u{1F3F7}\\u{1F43F}\\u{1F441}\\u{1F4FD}\\u{1F549}\\u{1F54A}\\u{1F56F}\\u{1F570}' +
  '\\u{1F573}-\\u{1F579}\\u{1F587}\\u{1F58A}-\\u{1F58D}\\u{1F590}\\u{1F5A5}\\u{1F5A8}\\u{1F5B1}' +
  '\\u{1F5B2}\\u{1F5BC}\\u{1F5C2}-\\u{1F5C4}\\u{1F5D1}-\\u{1F5D3}\\u{1F5DC}-\\u{1F5DE}\\u{1F5E1}' +
  '\\u{1F5E3}\\u{1F5E8}\\u{1F5EF}\\u{1F5F3}\\u{1F5FA}\\u{1F6CB}\\u{1F6CD}-\\u{1F6CF}' +
  '\\u{1F6E0}-\\u{1F6E5}\\u{1F6E9}\\u{1F6F0}\\u{1F6F3}'
const EMOJI = `(?:[${TEXT_EMOJI}]\\uFE0F?|[\\u2300-\\u27BF\\u2B1B-\\u2B55\\u{1F000}-\\u{1FAFF}])[\\u{1F3FB}-\\u{1F3FF}]?`
/** Tags spell the flags of England, Scotland and Wales. */
const TAGS =
  '\\u{1F3F4}\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|' +
  '\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}'
const SEQUENCE = `${TAGS}|[0-9#*]\\uFE0F?\\u20E3|${EMOJI}(?:\\u200D${EMOJI})*`
/** After these signs of Indic scripts, a joiner changes how the next letter is drawn. */
const VIRAMAS =
  '\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0C4D\\u0CCD\\u0D4D\\u0DCA\\u1039\\u17D2\\u1A60\\u1B44\\uABED'

const BLANK = new RegExp(`^[${SPACES}${UNSEEN}]*$`, 'u')
const SPACE_RUNS = new RegExp(`[${SPACES}]+`, 'gu')
const KEPT_OR_UNSEEN = new RegExp(`(${SEQUENCE}|[${VIRAMAS}][\\u200C\\u200D])|[${UNSEEN}]`, 'gu')
/**
 * Combining marks that fit any letter. At the start of a name they would attach to the text before it; many in a row
 * would cover other lines.
 */
const MARK = '[\\u0300-\\u036F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F]'
const LOOSE_MARKS = new RegExp(`^${MARK}|${MARK}{4}`, 'u')

/** Whether the text has no visible character. */
export const isBlank = (text: string): boolean => BLANK.test(text)

/** The normal form of a name: composed letters, single plain spaces, and none at the ends. */
export function tidied(name: string): string {
  return name.normalize('NFC').replace(SPACE_RUNS, ' ').replace(/^ | $/g, '')
}

/** Removes invisible characters from a name. Emoji stay complete. */
export function withoutUnseen(name: string): string {
  const visible = (_: string, kept: string | undefined) => kept ?? ''
  return tidied(tidied(name).replace(KEPT_OR_UNSEEN, visible))
}

/** Whether a person or a group may have this name. Expects the normal form. */
export function isName(name: string): boolean {
  const { length } = name
  const isTidy = name === withoutUnseen(name) && !LOOSE_MARKS.test(name)
  return length > 0 && length <= MAX_NAME_LENGTH && isTidy
}
