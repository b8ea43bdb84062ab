import { withoutUnseen } from '../../protocol/text-rules'
import { cut } from '../../protocol/graphemes'

/** Letters of Hebrew, Arabic and the other right-to-left scripts. */
const FROM_THE_RIGHT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
/** Control marks that would change the direction of the following text. */
const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const ISOLATE = '\u2068'
const END = '\u2069'
/** A line of a list shows less than this on any screen. */
const LINE_UNITS = 160

/** The displayed form of a name. Names that were stored before the rules for names need it too. */
export const shownName = (name: string): string => withoutUnseen(name)

/** A name as part of a line. The words around it keep their order. */
export const nameInLine = (name: string): string => isolated(shownName(name))

/** A text as one line of a list, or as a part of it. */
export function textInLine(text: string): string {
  const line = text.replace(TURNS, '').replace(/\s+/g, ' ').trim()
  const shown = cut(line, LINE_UNITS)
  return isolated(shown === line ? line : `${shown}…`)
}

/** Only right-to-left text is isolated, because all interface languages here are written left to right. */
function isolated(text: string): string {
  return FROM_THE_RIGHT.test(text) ? `${ISOLATE}${text}${END}` : text
}
