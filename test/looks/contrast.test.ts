import { readFileSync } from 'node:fs'
import path from 'node:path'
import { contrast } from './contrast'

const root = path.join(__dirname, '../../miniprogram')
const sheet = readFileSync(path.join(root, 'app.wxss'), 'utf8')
const bars = JSON.parse(readFileSync(path.join(root, 'theme.json'), 'utf8')) as Record<
  Theme,
  Record<string, string>
>

type Theme = 'light' | 'dark'
type Colours = Record<string, string>

const colours: Record<Theme, Colours> = {
  light: coloursIn(sheet.slice(0, sheet.indexOf('@media'))),
  dark: coloursIn(sheet),
}

/** Later lines win, as they do on the phone. */
function coloursIn(css: string): Colours {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]): [string, string] => [
      name!,
      value!,
    ])
  )
}

const AVATARS = Object.keys(colours.light).filter((name) => name.startsWith('avatar-'))

/** Every text colour with its background. */
const TEXTS: [text: string, ground: string][] = [
  ['text', 'page'],
  ['text', 'pinned'],
  ['text', 'pressed'],
  ['text', 'card'],
  ['text', 'bubble-mine'],
  ['text', 'bubble-theirs'],
  ['text-soft', 'page'],
  ['text-soft', 'pinned'],
  ['text-soft', 'pressed'],
  ['text-soft', 'card'],
  ['text-soft', 'line'],
  ['text-soft', 'bubble-theirs'],
  ['accent-text', 'page'],
  ['accent-text', 'card'],
  ['on-button', 'button'],
  ['on-badge', 'badge'],
  ['on-banner', 'banner'],
  ['link', 'bubble-mine'],
  ['link', 'bubble-theirs'],
  ['danger', 'page'],
  ['danger', 'pinned'],
  ['danger', 'card'],
  ...AVATARS.map((avatar): [string, string] => ['on-avatar', avatar]),
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(TEXTS)('%s has enough contrast on %s', (text, ground) => {
    expect(contrast(colours[theme][text]!, colours[theme][ground]!)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['tabText', 'tabSelected'])('%s has enough contrast on the tab bar', (text) => {
    const { [text]: colour, tabBackground } = bars[theme]

    expect(contrast(colour!, tabBackground!)).toBeGreaterThanOrEqual(4.5)
  })

  it('the accent colour is visible on the page', () => {
    expect(contrast(colours[theme]['accent']!, colours[theme]['page']!)).toBeGreaterThanOrEqual(3)
  })

  it("the bars have the page's colour", () => {
    const { barBackground, pageBackground } = bars[theme]

    expect([barBackground, pageBackground].map((colour) => colour?.toLowerCase())).toEqual([
      colours[theme]['page'],
      colours[theme]['page'],
    ])
  })
})
