import { shownName } from './bidi'
import { firstOf } from './graphemes'

/** What stands on the avatar of someone without a picture. */
export const letterOf = (name: string): string => firstOf(shownName(name))
