/** The route of a url of the mini-program. */
export interface Route {
  path: string
  query: Record<string, string>
}

/** Reads `/pages/a/a?x=1`, or a url relative to the page that is open. */
export function routeOf(url: string, from = ''): Route {
  const [place = '', search = ''] = url.split('?')
  return {
    path: place.startsWith('/') ? place.slice(1) : relativeTo(from, place),
    query: queryOf(search),
  }
}

/** The url that `routeOf` turns into the same route. */
export function urlOf({ path, query }: Route): string {
  const search = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`
  )
  return search.length === 0 ? path : `${path}?${search.join('&')}`
}

function relativeTo(from: string, place: string): string {
  const steps = from.split('/').slice(0, -1)
  for (const step of place.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function queryOf(search: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const pair of search.split('&').filter((part) => part !== '')) {
    const [name = '', value = ''] = pair.split('=')
    query[name] = decoded(value)
  }
  return query
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value // not encoded: phones hand it over as it stands
  }
}
