import { make } from '../runtime/screen/element'
import { Counter } from './counting/counter'
import { BEZEL, GAP, layoutOf, PANEL_WIDTH } from './layout'
import { meetingPlaces } from './people'
import { PhoneCard } from './phone-card'
import { foreignProgram } from './program'
import { watchServer, type BuildNote } from './server-watch'
import { toolbar } from './toolbar'
import { PHONE_COUNTS, wantedPhones } from './wanted-phones'
import { isChinese, words } from './words'

const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
const usual = foreignProgram === undefined ? 2 : 1
const language = isChinese ? 'zh_CN' : 'en'
const wanted = wantedPhones(location.search, { theme, language, usual })
const { names, page, asksName, habits } = wanted
const place = (id: string) => document.querySelector<HTMLElement>(`#${id}`)

document.documentElement.lang = isChinese ? 'zh-CN' : 'en'
if (foreignProgram !== undefined) document.title = foreignProgram

const counter = new Counter()
const cards = names.map(
  (name) => new PhoneCard({ name, theme: wanted.theme, page, asksName, habits }, counter.listener)
)
counter.watch(cards)
place('hint')?.append(hint())
place('developer-hint')?.append(words.developerHint)
place('counts')?.append(make('span', { text: words.phones }), ...PHONE_COUNTS.map(linkToCount))
place('counts')?.setAttribute('aria-label', words.phones)
place('tools')?.append(
  toolbar(
    cards.map(({ trouble }) => trouble),
    counter.total.element
  )
)

const { height } = fit(wanted.height)
addEventListener('resize', () => fit(height))
place('phones')?.append(...cards.map(({ element }) => element))
if (page === '' && !asksName && foreignProgram === undefined)
  for (const { name, owner } of cards) owner.goTo(meetingPlaces(name, names))

watchServer(({ isNew, ...note }) => {
  showFindings(note)
  if (note.problems.length > 0) return
  for (const card of cards) {
    if (isNew) card.owner.reopen()
    else card.reopenIfLost()
  }
})

/** Sets the position and size of every phone in the window. */
function fit(height: number | undefined) {
  const layout = layoutOf({
    count: names.length,
    window: { width: document.documentElement.clientWidth, height: innerHeight },
    header: document.querySelector('.top')?.clientHeight ?? 0,
    phone: { width: wanted.width, height },
  })
  const sizes = { width: wanted.width, height: layout.height, bezel: BEZEL / 2, gap: GAP }
  const { style } = document.documentElement
  for (const [name, size] of Object.entries({ ...sizes, panel: PANEL_WIDTH }))
    style.setProperty(`--${name}`, `${size}px`)
  style.setProperty('--columns', String(layout.columns))
  style.setProperty('--scale', String(layout.scale))
  place('phones')?.setAttribute('data-panel', layout.panel)
  return layout
}

function hint(): string {
  if (foreignProgram !== undefined) return foreignProgram
  if (names.length === 1) return words.hint.one
  return names.length === 2 ? words.hint.two : words.hint.more
}

function linkToCount(count: number): HTMLElement {
  const search = new URLSearchParams(location.search)
  search.set('phones', String(count))
  const attributes = {
    href: `?${search.toString()}`,
    'aria-label': words.phonesOf(count),
    ...(count === names.length && { 'aria-current': 'true' }),
  }
  return make('a', { text: String(count), attributes })
}

function showFindings({ problems, notes }: BuildNote): void {
  list(place('problems'), words.compileFailed, problems)
  list(place('notes'), words.compileNotes, notes)
}

function list(panel: HTMLElement | null, title: string, findings: BuildNote['notes']): void {
  if (panel === null) return
  panel.hidden = findings.length === 0
  const lines = findings.map(({ file, line, column, message }) =>
    [file, line, column, ` ${message}`].filter((part) => part !== undefined).join(':')
  )
  const text = make('pre', { text: lines.join('\n') })
  panel.replaceChildren(...(panel.hidden ? [] : [make('h2', { text: title }), text]))
}
