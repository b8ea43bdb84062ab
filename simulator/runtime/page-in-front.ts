import type { Page } from './pages/page'

/** A read-only view of the current page. */
export interface PageInFront {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly data: Readonly<Record<string, unknown>>
}

/** The page's data as they were sent to its view. */
export function lookAt({ route, instance }: Page): PageInFront {
  return { path: route.path, query: route.query, data: instance.data }
}
