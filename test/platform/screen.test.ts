import { openScreen } from '../../miniprogram/platform/screen'
import { wordsFor } from '../../miniprogram/text/words'
import { VirtualClock } from '../world/virtual-clock'
import { wxOf } from './wx-of'

interface Sheet {
  alertText: string
  itemList: string[]
  success: (result: { tapIndex: number }) => void
  fail: (result: { errMsg: string }) => void
}

const words = wordsFor('zh_CN').screen

const screenOf = (members: object) =>
  openScreen(wxOf({ getAppBaseInfo: () => ({}), ...members }), words)

type Call<Options = object> = Options & {
  success: (result?: object) => void
  fail: (failure: { errMsg: string; errno?: number }) => void
}

/** Calls whose failure has no consequences. */
const QUIET_CALLS = [
  'setNavigationBarTitle',
  'showToast',
  'stopPullDownRefresh',
  'hideKeyboard',
  'setClipboardData',
  'navigateTo',
  'setTabBarItem',
]

const settled = () => new Promise(setImmediate)
const scaleAt = (info: object) => screenOf({ getAppBaseInfo: () => info }).textScale

describe('the screen', () => {
  it("scales text with WeChat's setting, within the limits of the pages", () => {
    expect(scaleAt({})).toBe(1)
    expect(scaleAt({ fontSizeSetting: 20 })).toBe(1.25)
    expect(scaleAt({ fontSizeSetting: 17, fontSizeScaleFactor: 1 })).toBe(1)
    expect(scaleAt({ fontSizeScaleFactor: 2.2 })).toBe(1.5)
  })

  it('knows how high a page is, whichever is open now, also from old clients', () => {
    const info = { screenHeight: 568, statusBarHeight: 20, windowHeight: 454 }
    const heightAt = (wx: object) => screenOf(wx).pageHeight

    expect(heightAt({ getWindowInfo: () => info })).toBe(504)
    expect(heightAt({ getSystemInfoSync: () => info })).toBe(504)
    expect(heightAt({})).toBe(0)
  })

  it('returns the selected choice', async () => {
    const screen = screenOf({ showActionSheet: ({ success }: Sheet) => success({ tapIndex: 1 }) })

    await expect(screen.choose('发送失败', ['重发', '删除'])).resolves.toBe(1)
  })

  it('treats a tap beside the sheet as no choice', async () => {
    const fail = ({ fail }: Sheet) => fail({ errMsg: 'showActionSheet:fail cancel' })
    const screen = screenOf({ showActionSheet: fail })

    await expect(screen.choose('发送失败', ['重发'])).resolves.toBeUndefined()
  })

  it('opens a conversation whatever characters its id has', () => {
    const opened: string[] = []
    const screen = screenOf({ navigateTo: ({ url }: { url: string }) => opened.push(url) })

    screen.toChat('a&b=张')

    expect(opened).toEqual(['/pages/chat/chat?cid=a%26b%3D%E5%BC%A0'])
  })

  it('opens one page for two quick taps, and another one once that page is open', async () => {
    const opened: Call<{ url: string }>[] = []
    const screen = screenOf({ navigateTo: (asked: (typeof opened)[number]) => opened.push(asked) })

    screen.toChat('a')
    screen.toChat('a')
    opened[0]!.success()
    await settled()
    screen.toDiagnostics()

    expect(opened.map(({ url }) => url)).toEqual([
      '/pages/chat/chat?cid=a',
      '/diagnostics/diagnostics',
    ])
  })

  it('makes no call whose failure would be unhandled', () => {
    const asked: string[] = []
    const note =
      (name: string) =>
      ({ fail }: { fail?: unknown }) =>
        asked.push(fail ? '' : name)
    const wx = Object.fromEntries(QUIET_CALLS.map((name) => [name, note(name)]))
    const screen = screenOf(wx)

    screen.showTitle('小满')
    screen.tell('好')
    screen.endPullDown()
    screen.hideKeyboard()
    screen.copy('诊断')
    screen.toDiagnostics()
    screen.nameTabs(['消息'])

    expect(asked).toEqual(QUIET_CALLS.map(() => ''))
  })
})

describe('copying', () => {
  const toldAfter = async (failure: { errMsg: string; errno?: number } | undefined) => {
    const told: string[] = []
    const screen = screenOf({
      setClipboardData: ({ success, fail }: Call) => (failure ? fail(failure) : success()),
      showToast: ({ title }: { title: string }) => told.push(title),
    })
    screen.copy('诊断')
    await settled()
    return told
  }
  const errMsg = 'setClipboardData:fail'

  it('leaves the message about success to the platform', async () => {
    expect(await toldAfter(undefined)).toEqual([])
  })

  it('says that the clipboard is not declared, recognized by number or by words', async () => {
    const told = ['无法复制：小程序未声明使用剪贴板']
    const inWords = `${errMsg} api scope is not declared in the privacy agreement`

    expect(await toldAfter({ errMsg, errno: 112 })).toEqual(told)
    expect(await toldAfter({ errMsg: inWords })).toEqual(told)
  })

  it('says that the user declined the privacy guide', async () => {
    const told = ['未复制：你没有同意隐私保护指引']
    const inWords = `${errMsg} privacy permission is not authorized`

    expect(await toldAfter({ errMsg, errno: 104 })).toEqual(told)
    expect(await toldAfter({ errMsg: inWords })).toEqual(told)
  })

  it('says that nothing was copied, whatever the cause', async () => {
    expect(await toldAfter({ errMsg: `${errMsg} system error` })).toEqual(['复制失败'])
  })
})

describe('the tab bar', () => {
  function bar() {
    const clock = new VirtualClock()
    const asked: (Call & { index: number; text: string })[] = []
    const keep = (call: (typeof asked)[number]) => asked.push(call)
    const members = { setTabBarItem: keep, setTabBarBadge: keep, removeTabBarBadge: keep }
    const wx = wxOf({ getAppBaseInfo: () => ({}), ...members })
    const answer = async (index: number) => {
      asked[index]?.success()
      await settled()
    }
    return { screen: openScreen(wx, words, clock), asked, answer, clock }
  }

  it('is changed by one call after another, because some clients show only the first of two', async () => {
    const { screen, asked, answer } = bar()

    screen.nameTabs(['Chats', 'Me'])
    expect(asked.map(({ text }) => text)).toEqual(['Chats'])
    await answer(0)

    expect(asked.map(({ text }) => text)).toEqual(['Chats', 'Me'])
  })

  it('removes the badge when nothing is unread', async () => {
    const { screen, asked, answer } = bar()

    screen.showTabBadge('3')
    await answer(0)
    screen.showTabBadge('')

    expect(asked.map(({ index, text }) => [index, text])).toEqual([
      [0, '3'],
      [0, undefined],
    ])
  })

  it('shows the newest of the badges that were set meanwhile', async () => {
    const { screen, asked, answer } = bar()

    for (const text of ['1', '2', '3', '4']) screen.showTabBadge(text)
    await answer(0)
    await answer(1)

    expect(asked.map(({ text }) => text)).toEqual(['1', '4'])
  })

  it('continues after a call that is refused, and after one that is never answered', async () => {
    const { screen, asked, clock } = bar()

    screen.nameTabs(['Chats', 'Me'])
    screen.showTabBadge('3')
    asked[0]?.fail({ errMsg: 'setTabBarItem:fail not TabBar page' })
    await settled()
    await clock.pass(1_000)

    expect(asked.map(({ text }) => text)).toEqual(['Chats', 'Me', '3'])
  })
})
