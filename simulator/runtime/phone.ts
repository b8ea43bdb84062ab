import { onlySupported } from '../platform/supported'
import { AbsentMembers } from './absent-members'
import { AppLayer } from './app-layer'
import { Framework, reportLibraryErrors } from './framework'
import { USUAL_HABITS, type Habits } from './habits'
import { firstPageOf, type MiniProgram } from './mini-program'
import type { Page } from './pages/page'
import { PageStack } from './pages/page-stack'
import { pageFactory } from './pages/page-factory'
import type { PhonePlatform } from './phone-platform'
import { phoneScope } from './phone-scope'
import { noQuirks } from './quirks'
import { guarded, Reports } from './reports'
import type { CapsuleActions } from './screen/capsule'
import { Screen } from './screen/screen'
import { makeSetDataHonest } from './set-data'
import { Stats } from './stats'
import type { Theme } from './theme'
import { screenApis } from './wx/screen-apis'

/** The parts of a phone with a screen. */
export interface PhoneParts {
  program: MiniProgram
  platform: PhonePlatform
  /** The element for its screen. */
  element: HTMLElement
  theme: Theme
  habits?: Habits
  /** If absent, WeChat's buttons above the pages do nothing. */
  capsule?: CapsuleActions
  /** The url of an image of the mini-program. */
  assetUrl: (path: string) => string
}

/** A phone that runs one mini-program on its screen, from launch to `close`. */
export class Phone {
  readonly habits: Habits
  readonly stats = new Stats()
  readonly quirks = noQuirks()
  private readonly absent = new AbsentMembers()
  readonly reports = new Reports(this.absent.explain)
  readonly screen: Screen
  readonly framework: Framework
  readonly stack: PageStack
  readonly app = new AppLayer(this.reports)
  readonly wx: Readonly<Record<string, unknown>>
  /** Whether a fault of the screen occurs now. */
  readonly strikes: PhonePlatform['strikes']
  private readonly stopListening: () => void

  constructor(private readonly parts: PhoneParts) {
    const { program, element, theme, assetUrl } = parts
    this.habits = parts.habits ?? USUAL_HABITS
    this.strikes = parts.platform.strikes
    this.stopListening = reportLibraryErrors(this.reports)
    makeSetDataHonest({
      merges: () => this.quirks.mergesSetData,
      counted: (call) => this.stats.counted(call),
      refused: (reason) => this.reports.refuse(reason),
    })
    this.screen = new Screen(element, {
      program,
      theme,
      assetUrl,
      phone: this,
      capsule: parts.capsule,
      language: this.habits.language,
    })
    this.framework = new Framework(program, {
      screen: this.screen.pages,
      theme,
      reports: this.reports,
      host: { assetUrl, screen: this.screen, wx: () => this.wx, strikes: this.strikes },
    })
    this.stack = new PageStack(pageFactory(this, program), (top) => this.screen.follow(top))
    const apis = screenApis(this, parts.platform.clock)
    const { ask } = this.absent
    this.wx = onlySupported({ ...parts.platform.wx, ...apis, ...this.app.wx }, () => false, ask)
  }

  /** Runs the mini-program's code: app.ts first, then the file of every component. */
  load(): void {
    const { program, platform } = this.parts
    const { registry } = this.framework
    const getCurrentPages = () => this.stack.instances
    const given = { wx: this.wx, ...this.app.globals, ...registry.globals, getCurrentPages }
    const scripts = program.load(phoneScope(given, platform.clock))
    registry.withoutComponent(() => guarded(this.reports, () => scripts.app()))
    registry.register(program, scripts.components)
  }

  /** Opens the mini-program at the page of its launch options, like a tap in WeChat's list. */
  launch(): void {
    const { wx } = this.parts.platform
    const options = wx.getLaunchOptionsSync()
    const path = options.path === '' ? firstPageOf(this.parts.program) : options.path
    wx.onAppShow((again) => this.comeBack(again))
    wx.onAppHide(() => this.goAway())
    this.app.launch({ ...options, path })
    const route = { path, query: options.query }
    if (this.stack.has(route)) this.stack.openAlone(route)
    else this.missPage({ ...route, isEntryPage: true })
  }

  /** A promise of the mini-program that was rejected, and nobody has heard of it. */
  rejected(reason: unknown, promise: Promise<unknown>): void {
    this.reports.refuse(reason instanceof Error ? reason : `not caught: ${describe(reason)}`)
    this.app.tell('UnhandledRejection', { reason, promise })
  }

  setTheme(theme: Theme): void {
    this.framework.sheets.setTheme(theme)
    this.screen.setTheme(theme)
    this.app.call('onThemeChange', { theme })
  }

  close(): void {
    this.stack.closeAll()
    this.framework.close()
    this.screen.close()
    this.stopListening()
  }

  /** The number of elements on the top page. */
  get nodes(): number {
    return this.topPage.frame.scroller.querySelectorAll('*').length
  }

  get topPage(): Page {
    const { top } = this.stack
    if (top === undefined) throw new Error('no page is open')
    return top
  }

  /** The App may open another page instead. */
  private missPage(page: { path: string; query: object; isEntryPage: boolean }): void {
    const isHandled = this.app.tell('PageNotFound', page)
    if (!isHandled) this.reports.refuse(`page "${page.path}" is not found`)
  }

  private comeBack(options: object): void {
    this.app.call('onShow', options)
    this.stack.top?.show()
  }

  private goAway(): void {
    this.stack.top?.leave()
    this.app.call('onHide')
  }
}

/** wx rejects with plain objects: their errMsg is what there is to say. */
function describe(reason: unknown): string {
  const { errMsg } = (reason ?? {}) as { errMsg?: unknown }
  return typeof errMsg === 'string' ? errMsg : String(reason)
}
