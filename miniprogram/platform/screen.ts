import { attempted, settled } from './call'
import { systemClock, type Clock } from './clock'
import { baseInfoOf, windowInfoOf } from './device'
import { completed, openTurns } from './in-turn'
import type { Screen } from './ports'
import { privacyRefusalIn } from './privacy'
import type { Wx } from './wx'

type InPage = WechatMiniprogram.Component.TrivialInstance

const MESSAGE_TAB = 0
/** WeChat's default font size. */
const STANDARD_FONT_PX = 16
const SMALLEST_SCALE = 0.9
const LARGEST_SCALE = 1.5
const NAVIGATION_BAR_PX = 44

/** What the user is told if the platform refuses a requested call. */
export interface ScreenWords {
  copyUndeclared: string
  copyDeclined: string
  copyFailed: string
}

/** The part of `wx` that needs a screen. */
export function openScreen(wx: Wx, words: ScreenWords, clock: Clock = systemClock): Screen {
  const goTo = navigator(wx, clock)
  const tell = (title: string) =>
    void attempted((callbacks) => {
      wx.showToast({ title, icon: 'none', ...callbacks })
    })
  return {
    ...sizesOf(wx),
    toChat: (cid) => goTo(`/pages/chat/chat?cid=${encodeURIComponent(cid)}`),
    toDiagnostics: () => goTo('/diagnostics/diagnostics'),
    ...tabBarOf(wx, clock),
    showTitle: (title) =>
      void attempted((callbacks) => {
        wx.setNavigationBarTitle({ title, ...callbacks })
      }),
    copy: (data) => void copy(wx, data).then((why) => why && tell(words[why])),
    call: (phoneNumber) => dial(wx, phoneNumber),
    tell,
    choose: (question, choices) => choose(wx, question, choices),
    endPullDown: () =>
      void attempted((callbacks) => {
        wx.stopPullDownRefresh(callbacks)
      }),
    hideKeyboard: () =>
      void attempted((callbacks) => {
        wx.hideKeyboard(callbacks)
      }),
    query: (page) => wx.createSelectorQuery().in(page as InPage),
  }
}

const sizesOf = (wx: Wx) => ({ textScale: textScaleOf(wx), pageHeight: pageHeightOf(wx) })

/** The dialler asks for confirmation before it calls. */
function dial(wx: Wx, phoneNumber: string): void {
  void attempted((callbacks) => {
    wx.makePhoneCall({ phoneNumber, ...callbacks })
  })
}

/**
 * Opens only one page for two quick taps. Navigations are queued, so the second page would otherwise open on top of
 * the first.
 */
function navigator(wx: Wx, clock: Clock): (url: string) => void {
  let isUnderWay = false
  return (url) => {
    if (isUnderWay) return
    isUnderWay = true
    const go = (callbacks: object) => {
      void wx.navigateTo({ url, ...callbacks })
    }
    void completed(go, clock).then(() => {
      isUnderWay = false
    })
  }
}

/**
 * Sets the texts and the badge of the tab bar. Outside of tab pages the badge cannot be set; the next tab page sets
 * it when it appears.
 */
function tabBarOf(wx: Wx, clock: Clock): Pick<Screen, 'nameTabs' | 'showTabBadge'> {
  const inTurn = openTurns(clock)
  return {
    nameTabs: (texts) =>
      texts.forEach((text, index) =>
        inTurn(`item ${index}`, (callbacks) => {
          wx.setTabBarItem({ index, text, ...callbacks })
        })
      ),
    showTabBadge: (text) =>
      inTurn('badge', (callbacks) => {
        if (text === '') wx.removeTabBarBadge({ index: MESSAGE_TAB, ...callbacks })
        else wx.setTabBarBadge({ index: MESSAGE_TAB, text, ...callbacks })
      }),
  }
}

/** Why the text was not copied; undefined if it was. */
async function copy(wx: Wx, data: string): Promise<keyof ScreenWords | undefined> {
  const failure = await attempted((callbacks) => {
    wx.setClipboardData({ data, ...callbacks })
  })
  if (failure === undefined) return undefined
  const refusal = privacyRefusalIn(failure)
  if (refusal === undefined) return 'copyFailed'
  return refusal === 'undeclared' ? 'copyUndeclared' : 'copyDeclined'
}

async function choose(wx: Wx, question: string, choices: readonly string[]) {
  try {
    const { tapIndex } = await settled<{ tapIndex: number }>((callbacks) => {
      wx.showActionSheet({ alertText: question, itemList: [...choices], ...callbacks })
    })
    return tapIndex
  } catch {
    // Tapping beside the sheet cancels it.
    return undefined
  }
}

/** The factor of the user's font size setting. */
function textScaleOf(wx: Wx): number {
  const { fontSizeSetting = STANDARD_FONT_PX, fontSizeScaleFactor } = baseInfoOf(wx)
  const scale = fontSizeScaleFactor ?? fontSizeSetting / STANDARD_FONT_PX
  return Math.min(Math.max(scale, SMALLEST_SCALE), LARGEST_SCALE)
}

/** The window's own height is that of the page that is open now. */
function pageHeightOf(wx: Wx): number {
  const { screenHeight, statusBarHeight = 0 } = windowInfoOf(wx)
  return screenHeight === undefined ? 0 : screenHeight - statusBarHeight - NAVIGATION_BAR_PX
}
