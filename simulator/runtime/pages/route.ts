/** The route of a url of the mini-program. The query stands as in the url: the mini-program decodes it. */
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

/** The path of a place that a file names, seen from the file's folder. */
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

/** Only the first sign divides: a value may contain it. */
function cut(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
