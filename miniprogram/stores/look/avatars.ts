import { shownName } from './bidi'
import { firstOf } from '../../protocol/graphemes'

/** The letter on an avatar without a picture. */
export const letterOf = (name: string): string => firstOf(shownName(name))
