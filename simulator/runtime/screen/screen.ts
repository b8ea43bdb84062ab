import type { Config, MiniProgram } from '../mini-program'
import type { Page } from '../pages/page'
import { resolveTheme, type Theme } from '../theme'
import { capsule, type CapsuleActions } from './capsule'
import { Dialogs } from './dialogs'
import { make } from './element'
import { Keyboard } from './keyboard'
import { keepFocusOfMoved } from './moved-focus'
import { PageFrame } from './page-frame'
import { PullDown } from './pull-down'
import { TabBar, type TabBarConfig } from './tab-bar'
import { watchScroll } from './page-scroll'
import { screenWords, type ScreenWords } from './words'

/** What the screen needs from its phone. */
interface ScreenOwner {
  stack: {
    navigateBack(delta: number): void
    reLaunch(url: string): void
    switchTab(url: string): void
    top: Page | undefined
  }
}

interface ScreenParts {
  program: MiniProgram
  theme: Theme
  /** The language of the phone's WeChat. */
  language: string
  capsule: CapsuleActions | undefined
  assetUrl: (path: string) => string
  phone: ScreenOwner
}

/** A phone's screen: pages, the tab bar below them, and the layers above both. */
export class Screen {
  readonly pages = make('div', { className: 'pages' })
  readonly dialogs: Dialogs
  readonly keyboard: Keyboard
  readonly tabBar: TabBar | undefined
  theme: Theme
  private readonly words: ScreenWords
  private readonly frames = new Map<PageFrame, string>()
  private readonly ignoreMoves: () => void
  private readonly themeListeners = new Set<(result: { theme: Theme }) => void>()

  constructor(
    readonly element: HTMLElement,
    private readonly parts: ScreenParts
  ) {
    this.theme = parts.theme
    this.words = screenWords(parts.language)
    this.tabBar = this.makeTabBar()
    this.dialogs = new Dialogs(element, this.words)
    this.keyboard = new Keyboard(element, this.words)
    const bars = this.tabBar === undefined ? [] : [this.tabBar.element]
    element.replaceChildren(this.pages, ...bars, this.dialogs.element, this.keyboard.element)
    element.dataset['theme'] = this.theme
    this.ignoreMoves = keepFocusOfMoved(this.pages)
  }

  isTab(path: string): boolean {
    return this.tabBar?.has(path) ?? false
  }

  addPage(path: string, canGoBack: boolean): PageFrame {
    const { stack } = this.parts.phone
    const isTab = this.isTab(path)
    const window = this.windowOf(path)
    const { words, dialogs } = this
    const way = this.wayFrom(path, canGoBack)
    const frame = new PageFrame({
      path,
      window,
      isTab,
      way,
      wayLabel: words[way === 'home' ? 'home' : 'back'],
      goThere: () => (way === 'home' ? stack.reLaunch(`/${this.home}`) : stack.navigateBack(1)),
      capsule: capsule({ dialogs, words, actions: this.parts.capsule }),
    })
    this.frames.set(frame, path)
    this.pages.append(frame.element)
    const top = () => (stack.top?.frame === frame ? stack.top : undefined)
    frame.pullDown = new PullDown(frame, window, () => top()?.call('onPullDownRefresh'))
    watchScroll(frame, window, top)
    return frame
  }

  follow(top: Page): void {
    this.dialogs.hideToast()
    this.tabBar?.follow(top.route.path)
    this.forgetClosed()
  }

  setTheme(theme: Theme): void {
    if (theme === this.theme) return
    this.theme = theme
    this.element.dataset['theme'] = theme
    for (const [frame, path] of this.frames) frame.colour(this.windowOf(path))
    const config = this.tabBarConfig()
    if (config !== undefined) this.tabBar?.setConfig(config)
    for (const listener of this.themeListeners) listener({ theme })
  }

  onThemeChange(listener: (result: { theme: Theme }) => void): void {
    this.themeListeners.add(listener)
  }

  offThemeChange(listener?: (result: { theme: Theme }) => void): void {
    if (listener === undefined) this.themeListeners.clear()
    else this.themeListeners.delete(listener)
  }

  close(): void {
    this.ignoreMoves()
    this.dialogs.close()
    this.element.replaceChildren()
  }

  /** The page's own settings combined with the app's, in the theme's colours. */
  windowOf(path: string): Config {
    const { app, components } = this.parts.program
    const own = components.find((component) => component.path === path)?.config
    return this.themed({ ...(app['window'] as Config | undefined), ...own })
  }

  private get home(): string {
    return String((this.parts.program.app['pages'] as unknown[] | undefined)?.[0])
  }

  private wayFrom(path: string, canGoBack: boolean): 'back' | 'home' | 'none' {
    if (this.isTab(path)) return 'none'
    if (canGoBack) return 'back'
    return path === this.home ? 'none' : 'home'
  }

  private makeTabBar(): TabBar | undefined {
    const { assetUrl, phone } = this.parts
    const config = this.tabBarConfig()
    if (config === undefined) return undefined
    const select = (path: string) => phone.stack.switchTab(`/${path}`)
    return new TabBar(config, { select, assetUrl, label: this.words.tabs })
  }

  private tabBarConfig(): TabBarConfig | undefined {
    const config = this.parts.program.app['tabBar'] as Config | undefined
    return config && (this.themed(config) as unknown as TabBarConfig)
  }

  private themed(config: Config): Config {
    return resolveTheme(config, this.parts.program.theme[this.theme])
  }

  private forgetClosed(): void {
    for (const frame of this.frames.keys())
      if (!frame.element.isConnected) this.frames.delete(frame)
  }
}
