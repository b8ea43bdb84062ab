import { settled } from './call'
import type { Screen } from './ports'
import type { Wx } from './wx'

type InPage = WechatMiniprogram.Component.TrivialInstance

const MESSAGE_TAB = 0
/** WeChat's font setting where nobody changed it. */
const STANDARD_FONT_PX = 16
const SMALLEST_SCALE = 0.9
const LARGEST_SCALE = 1.5

/** The half of `wx` that needs a screen. */
export function openScreen(wx: Wx): Screen {
  const goTo = navigator(wx)
  return {
    textScale: textScaleOf(wx),
    toChat: (cid) => goTo(`/pages/chat/chat?cid=${encodeURIComponent(cid)}`),
    toDiagnostics: () => goTo('/pages/diagnostics/diagnostics'),
    nameTabs: (texts) => {
      const fail = () => undefined
      texts.forEach((text, index) => wx.setTabBarItem({ index, text, fail }))
    },
    showTitle: (title) => void wx.setNavigationBarTitle({ title }),
    showTabBadge: (text) => showTabBadge(wx, text),
    copy: (data) => void wx.setClipboardData({ data }),
    tell: (text) => void wx.showToast({ title: text, icon: 'none' }),
    choose: (question, choices) => choose(wx, question, choices),
    endPullDown: () => void wx.stopPullDownRefresh({}),
    query: (page) => wx.createSelectorQuery().in(page as InPage),
  }
}

/** Two quick taps open one page: routes queue, and the second would be opened on top of the first. */
function navigator(wx: Wx): (url: string) => void {
  let isUnderWay = false
  const complete = () => {
    isUnderWay = false
  }
  return (url) => {
    if (isUnderWay) return
    isUnderWay = true
    wx.navigateTo({ url, complete })
  }
}

/** Off a tab page there is no badge to set: the next tab page shows it when it appears. */
function showTabBadge(wx: Wx, text: string): void {
  const fail = () => undefined
  if (text === '') wx.removeTabBarBadge({ index: MESSAGE_TAB, fail })
  else wx.setTabBarBadge({ index: MESSAGE_TAB, text, fail })
}

async function choose(wx: Wx, question: string, choices: readonly string[]) {
  try {
    const { tapIndex } = await settled<{ tapIndex: number }>((callbacks) => {
      wx.showActionSheet({ alertText: question, itemList: [...choices], ...callbacks })
    })
    return tapIndex
  } catch {
    // Tapping beside the sheet is how a user says none.
    return undefined
  }
}

/** How much larger than usual the user wants text to be. */
function textScaleOf(wx: Wx): number {
  const info: Partial<WechatMiniprogram.AppBaseInfo> = wx.getAppBaseInfo()
  const setting = (info.fontSizeSetting ?? STANDARD_FONT_PX) / STANDARD_FONT_PX
  const scale = info.fontSizeScaleFactor ?? setting
  return Math.min(Math.max(scale, SMALLEST_SCALE), LARGEST_SCALE)
}
