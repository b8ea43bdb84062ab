import { USUAL_FONT_SIZE, USUAL_HABITS, type Habits } from '../runtime/habits'
import type { Theme } from '../runtime/theme'

const NAMES = ['张三', '李四', '王五', '小雨', '阿明', '晓风', '子墨', '安然']

/** What the page's address asks for: `?phones=3`, `?names=张三,李四`, `?font=20`, `?demo-name=ask`. */
export interface Wanted {
  names: readonly string[]
  width: number
  height: number
  theme: Theme
  page: string
  /** The mini-program is not told whose phone it is, so that it asks. */
  asksName: boolean
  habits: Habits
}

/** What the browser says of itself. */
export interface Surroundings {
  theme: Theme
  /** Of the window. */
  height: number
}

/** As tall as leaves the switches in sight, within what phones are. */
const heightIn = (window: number): number => Math.min(667, Math.max(560, window - 240))

/** Two phones 375 wide where nothing else is asked; names that are given come first. */
export function wantedPhones(search: string, around: Surroundings): Wanted {
  const asked = new URLSearchParams(search)
  const given = (asked.get('names') ?? '').split(/[,，]/).flatMap((name) => name.trim() || [])
  const count = between(asked.get('phones'), { least: 1, most: 8, usual: given.length || 2 })
  const theme = asked.get('theme')
  return {
    names: namesFor(count, given),
    width: between(asked.get('width'), { least: 280, most: 820, usual: 375 }),
    height: between(asked.get('height'), {
      least: 400,
      most: 1200,
      usual: heightIn(around.height),
    }),
    theme: theme === 'dark' || theme === 'light' ? theme : around.theme,
    page: asked.get('page') ?? '',
    asksName: asked.get('demo-name') === 'ask',
    habits: {
      language: asked.get('language') ?? USUAL_HABITS.language,
      fontSizeSetting: between(asked.get('font'), { least: 12, most: 26, usual: USUAL_FONT_SIZE }),
    },
  }
}

function namesFor(count: number, given: readonly string[]): string[] {
  const others = NAMES.filter((name) => !given.includes(name))
  return [...given, ...others].slice(0, count)
}

function between(
  text: string | null,
  { least, most, usual }: { least: number; most: number; usual: number }
): number {
  const number = Number(text)
  if (text === null || !Number.isInteger(number)) return usual
  return Math.min(most, Math.max(least, number))
}
