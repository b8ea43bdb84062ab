/** The files that repeat colours of app.wxss, where WeChat or the browser cannot read its names. */
import { TAB_ICONS, tabIcon } from './tab-icons.mjs'

const SHEET = 'miniprogram/app.wxss'
const THEME = 'miniprogram/theme.json'

/** Names in theme.json, and those in app.wxss. */
const BARS = {
  barBackground: 'page',
  pageBackground: 'page',
  tabBackground: 'tabs',
  tabText: 'text-soft',
  tabSelected: 'accent-text',
}

/** Names in the sheets of the simulator's page, and those in app.wxss. Both have one block for each theme. */
const PAGE_OF_PHONES = {
  'simulator/web/index.css': {
    ink: 'text',
    quiet: 'text-soft',
    accent: 'accent-text',
    wrong: 'danger',
  },
  'simulator/web/phone.css': { 'phone-focus': 'accent-text' },
}

/** The contents of each of these files, by path. `read` returns the text of a file. */
export function colouredFiles(read) {
  const colours = coloursIn(read(SHEET))
  return { ...sheets(read, colours), ...icons(colours), [THEME]: theme(read(THEME), colours) }
}

/** The colours of both themes by name. What the dark theme does not name is as in the light one. */
export function coloursIn(sheet) {
  const within = (text) =>
    Object.fromEntries(
      [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value])
    )
  return { light: within(sheet.slice(0, sheet.indexOf('@media'))), dark: within(sheet) }
}

function theme(text, colours) {
  const bars = JSON.parse(text)
  for (const mode of ['light', 'dark'])
    for (const [bar, name] of Object.entries(BARS)) bars[mode][bar] = colours[mode][name]
  return `${JSON.stringify(bars, null, 2)}\n`
}

function icons({ light, dark }) {
  const variants = {
    '': light['text-soft'],
    '-selected': light.accent,
    '-dark': dark['text-soft'],
    '-selected-dark': dark.accent,
  }
  const files = TAB_ICONS.flatMap((name) =>
    Object.entries(variants).map(([variant, colour]) => [
      `miniprogram/images/${name}${variant}.png`,
      tabIcon(name, colour, variant.startsWith('-selected')),
    ])
  )
  return Object.fromEntries(files)
}

function sheets(read, colours) {
  const files = Object.entries(PAGE_OF_PHONES).map(([file, names]) => [
    file,
    Object.entries(names).reduce((text, [own, name]) => {
      let place = 0
      const next = () => colours[['light', 'dark'][place++]]?.[name]
      return text.replace(
        new RegExp(`(--${own}: )#[0-9a-f]{3,8};`, 'g'),
        (_, head) => `${head}${next()};`
      )
    }, read(file)),
  ])
  return Object.fromEntries(files)
}
