import { shownName } from './bidi'
import { firstOf } from './graphemes'
import type { AvatarTile } from './inbox-row'

/** The theme has so many avatar colours. */
const COLOURS = 8

/** The avatar of someone without a picture: always the same letter on the same colour. */
export function avatarOf(id: string, name: string): AvatarTile {
  let hash = 0
  for (let at = 0; at < id.length; at++) hash = (hash * 31 + id.charCodeAt(at)) % 65_536
  return { text: firstOf(shownName(name)), color: hash % COLOURS }
}
