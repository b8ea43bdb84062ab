import type { MiniProgram } from '../mini-program'
import type { Phone } from '../phone'
import { guarded } from '../reports'
import { Page } from './page'
import type { PageSource } from './page-stack'
import { urlOf, type Route } from './route'

/** Creates a mini-program's pages and puts them on the phone's screen. */
export function pageFactory(phone: Phone, program: MiniProgram): PageSource {
  const pages = new Set(program.components.filter(({ isPage }) => isPage).map(({ path }) => path))
  return {
    isPage: (path) => pages.has(path),
    isTab: (path) => phone.screen.isTab(path),
    create(route) {
      const frame = phone.screen.addPage(route.path, phone.stack.depth > 0)
      const root = phone.framework.createRoot(urlOf(inLibrarysUrl(route)))
      return new Page(route, { frame, root, guard: (run) => guarded(phone.reports, run) })
    },
  }
}

/** The library decodes what it sets as properties of a page; they stand there as in the url, too. */
function inLibrarysUrl({ path, query }: Route): Route {
  const encoded = Object.entries(query).map((pair) => pair.map(encodeURIComponent))
  return { path, query: Object.fromEntries(encoded) as Record<string, string> }
}
