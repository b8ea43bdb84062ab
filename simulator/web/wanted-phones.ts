import { USUAL_FONT_SIZE, type Habits } from '../runtime/habits'
import type { Theme } from '../runtime/theme'
import { namesIn } from './people'

/** The options in the page's address: `?phones=3`, `?names=张三,李四`, `?font=20`, `?demo-name=ask`. */
export interface Wanted {
  names: readonly string[]
  width: number
  /** If absent, the height depends on the window. */
  height: number | undefined
  theme: Theme
  page: string
  /** The mini-program does not get the owner's name, so that it asks for it. */
  asksName: boolean
  habits: Habits
}

/** What the browser reports about itself. */
export interface Surroundings {
  theme: Theme
  /** The user's language in WeChat's notation. */
  language: string
  /** How many phones there are without a request. */
  usual?: number
}

const MOST_PHONES = 8

/** The numbers of phones that can be selected. */
export const PHONE_COUNTS: readonly number[] = Array.from(
  { length: MOST_PHONES },
  (_, at) => at + 1
)

/** Two phones of width 375, unless the address says otherwise. Given names come first. */
export function wantedPhones(search: string, around: Surroundings): Wanted {
  const asked = new URLSearchParams(search)
  const given = (asked.get('names') ?? '').split(/[,，]/).flatMap((name) => name.trim() || [])
  const usual = given.length || (around.usual ?? 2)
  const theme = asked.get('theme')
  const language = asked.get('language') ?? around.language
  return {
    names: namesFor(between(asked.get('phones'), { least: 1, most: MOST_PHONES, usual }), [
      ...given,
      ...namesIn(language),
    ]),
    width: between(asked.get('width'), { least: 280, most: 820, usual: 375 }),
    height: between(asked.get('height'), { least: 400, most: 1200, usual: undefined }),
    theme: theme === 'dark' || theme === 'light' ? theme : around.theme,
    page: asked.get('page') ?? '',
    asksName: asked.get('demo-name') === 'ask',
    habits: {
      language,
      fontSizeSetting: between(asked.get('font'), { least: 12, most: 26, usual: USUAL_FONT_SIZE }),
    },
  }
}

/** Names must differ: two phones with the same name would share their storage. */
function namesFor(count: number, names: readonly string[]): string[] {
  return [...new Set(names)].slice(0, count)
}

function between<U extends number | undefined>(
  text: string | null,
  { least, most, usual }: { least: number; most: number; usual: U }
): number | U {
  const number = Number(text)
  if (text === null || !Number.isInteger(number)) return usual
  return Math.min(most, Math.max(least, number))
}
