/** Stands for a colon inside the name of an event until the template is compiled: the library knows none there. */
const COLON = '-colon58-'

/** Gives back the colons that `forTheLibrary` hid. */
export const withColons = (compiled: string): string => compiled.replaceAll(COLON, ':')

const PIECE =
  /<!--[\s\S]*?(?:-->|$)|<wxs\b(?:"[^"]*"|'[^']*'|[^'">])*?(?:\/>|>[\s\S]*?<\/wxs\s*>)|<[A-Za-z](?:"[^"]*"|'[^']*'|[^'">])*>|\{\{[\s\S]*?\}\}|&/g

/**
 * Writes WXML for the library so that it is drawn as WeChat's own compiler means it: entities stand as they are
 * written, the last of doubled attributes counts, and the name of an event may have colons.
 */
export function forTheLibrary(wxml: string): string {
  return wxml.replace(PIECE, (piece) => {
    if (piece === '&') return '&amp;'
    return /^<[A-Za-z]/.test(piece) && !/^<wxs\b/.test(piece) ? tagForTheLibrary(piece) : piece
  })
}

const ATTRIBUTE = /(\s)([^\s=<>"'/]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g

function tagForTheLibrary(tag: string): string {
  const names = [...tag.matchAll(ATTRIBUTE)].map(([, , name]) => name)
  let index = 0
  return tag.replace(ATTRIBUTE, (...[, space = '', name = '', value = '']: string[]) => {
    const isLast = names.lastIndexOf(name) === index++
    return isLast ? `${space}${withOneColon(name)}${withPlainEntities(value)}` : space
  })
}

function withOneColon(name: string): string {
  const [, binding, event] = /^((?:capture-|mut-)?(?:bind|catch):?)(.+)$/.exec(name) ?? []
  return binding === undefined || event === undefined
    ? name
    : binding + event.replaceAll(':', COLON)
}

function withPlainEntities(value: string): string {
  return value.replace(/\{\{[\s\S]*?\}\}|&/g, (piece) => (piece === '&' ? '&amp;' : piece))
}
