import type { MiniProgram } from '../mini-program'
import type { Phone } from '../phone'
import { Page } from './page'
import type { PageSource } from './page-stack'
import { urlOf } from './route'

/** Makes a mini-program's pages and puts them on the phone's screen. */
export function pageFactory(phone: Phone, program: MiniProgram): PageSource {
  const pages = new Set(program.components.filter(({ isPage }) => isPage).map(({ path }) => path))
  return {
    isPage: (path) => pages.has(path),
    isTab: (path) => phone.screen.isTab(path),
    create(route) {
      const frame = phone.screen.addPage(route.path, phone.stack.depth > 0)
      return new Page(route, frame, phone.framework.createRoot(urlOf(route)))
    },
  }
}
