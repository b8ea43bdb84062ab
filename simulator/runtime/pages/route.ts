/** The path and the query of a url in the mini-program. The query is not decoded; the mini-program does that. */
export interface Route {
  path: string
  query: Record<string, string>
}

/** Parses `/pages/a/a?x=1`, or a url relative to the current page. */
export function routeOf(url: string, from = ''): Route {
  const [place, search] = cut(url, '?')
  return {
    path: place.startsWith('/') ? place.slice(1) : fromFile(from, place),
    query: queryOf(search),
  }
}

/** The url for a route. `routeOf` turns it back into the same route. */
export function urlOf({ path, query }: Route): string {
  const search = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  return search.length === 0 ? path : `${path}?${search.join('&')}`
}

/** Resolves a path that a file names, relative to the file's folder. */
export function fromFile(from: string, place: string): string {
  const steps = from.split('/').slice(0, -1)
  for (const step of place.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function queryOf(search: string): Record<string, string> {
  const pairs = search.split('&').filter((part) => part !== '')
  return Object.fromEntries(pairs.map((pair) => cut(pair, '=')))
}

/** Splits only at the first sign, because a value may contain it. */
function cut(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
