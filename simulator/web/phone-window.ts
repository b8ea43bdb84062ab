import type { Faults } from '../platform/faults/switches'
import type { PhoneControls, PhoneState } from '../platform/phone'
import { USUAL_FONT_SIZE, type Habits } from '../runtime/habits'
import type { PageInFront } from '../runtime/page-in-front'
import type { Stats } from '../runtime/stats'
import type { Theme } from '../runtime/theme'
import type { Hand } from './hand'
import type { WireReader } from './watched-transport'

/** What the page can do with a phone. */
export interface PhoneHandle {
  controls: PhoneControls
  state(): PhoneState
  /** Calls the listener after each change of the state. Returns a function that removes it. */
  watch(listener: () => void): () => void
  theme(): Theme
  setTheme(theme: Theme): void
  /** Whether a keyboard appears below a field that has the focus. */
  setKeyboard(isSimulated: boolean): void
  stats: Stats
  /** The page that is shown, and its data. */
  front(): PageInFront | undefined
  hand: Hand
  /** Whether somebody has touched the phone or pressed a key in it. */
  isUsed(): boolean
}

/** What the page gives a phone at its start. It outlives the phone. */
export interface PhoneGiven extends WireReader {
  faults: Faults
  /** Ends the mini-program and reopens it. */
  relaunch(): void
}

/** The iframe of a phone. */
export type PhoneIframe = HTMLIFrameElement & { given?: PhoneGiven }

/** The window of a phone's iframe, once its mini-program runs. */
export type PhoneWindow = Window & { phone?: PhoneHandle }

/** What the page passes to a phone in the iframe's url. */
export interface PhoneSettings {
  name: string
  theme: Theme
  /** The page of the mini-program to open; '' for the first one. */
  page: string
  asksName: boolean
  habits: Habits
}

/** The iframe's url, which `settingsIn` reads. */
export function phoneUrl({ name, theme, page, asksName, habits }: PhoneSettings): string {
  const { language, fontSizeSetting } = habits
  const own = { name, theme, page, 'demo-name': asksName ? 'ask' : '' }
  const settings = { ...own, language, font: String(fontSizeSetting) }
  return `phone.html?${new URLSearchParams(settings).toString()}`
}

/** Reads what `phoneUrl` wrote. */
export function settingsIn(search: string): PhoneSettings {
  const asked = new URLSearchParams(search)
  return {
    name: asked.get('name') ?? '张三',
    theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
    page: asked.get('page') ?? '',
    asksName: asked.get('demo-name') === 'ask',
    habits: {
      language: asked.get('language') ?? 'zh_CN',
      fontSizeSetting: Number(asked.get('font')) || USUAL_FONT_SIZE,
    },
  }
}
