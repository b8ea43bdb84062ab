import { make } from '../runtime/screen/element'
import { watchBuild, type BuildNote } from './build-watch'
import { Counter } from './counting/counter'
import { PhoneCard } from './phone-card'
import { toolbar } from './toolbar'
import { wantedPhones } from './wanted-phones'
import { isChinese, words } from './words'

const systemTheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
const wanted = wantedPhones(location.search, { theme: systemTheme, height: innerHeight })
const place = (id: string) => document.querySelector<HTMLElement>(`#${id}`)

const { width, height, names, theme, page, asksName, habits } = wanted
document.documentElement.lang = isChinese ? 'zh-CN' : 'en'
document.documentElement.style.setProperty('--width', `${width}px`)
document.documentElement.style.setProperty('--height', `${height}px`)

const counter = new Counter()
const cards = names.map(
  (name) => new PhoneCard({ name, theme, page, asksName, habits }, counter.listener)
)
counter.watch(cards)
place('phones')?.append(...cards.map(({ element }) => element))
place('counts')?.append(...[1, 2, 3, 4].map(linkToCount))
place('hint')?.append(words.hint)
place('tools')?.append(
  toolbar(
    cards.map(({ trouble }) => trouble),
    counter.total.element
  )
)

let isFirst = true
watchBuild((note) => {
  showProblems(note)
  if (!isFirst && note.problems.length === 0) for (const { trouble } of cards) trouble.reopen()
  isFirst = false
})

function linkToCount(count: number): HTMLElement {
  const search = new URLSearchParams(location.search)
  search.set('phones', String(count))
  const attributes = {
    href: `?${search.toString()}`,
    'aria-current': String(count === names.length),
  }
  return make('a', { text: String(count), attributes })
}

function showProblems({ problems }: BuildNote): void {
  const panel = place('problems')
  if (panel === null) return
  panel.hidden = problems.length === 0
  const lines = problems.map(({ file, line, column, message }) =>
    [file, line, column, ` ${message}`].filter((part) => part !== undefined).join(':')
  )
  const title = make('h2', { text: words.compileFailed })
  panel.replaceChildren(title, make('pre', { text: lines.join('\n') }))
}
