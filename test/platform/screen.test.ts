import { openScreen } from '../../miniprogram/platform/screen'
import { wxOf } from './wx-of'

interface Sheet {
  alertText: string
  itemList: string[]
  success: (result: { tapIndex: number }) => void
  fail: (result: { errMsg: string }) => void
}

const screenOf = (members: object) => openScreen(wxOf({ getAppBaseInfo: () => ({}), ...members }))
const scaleAt = (info: object) => screenOf({ getAppBaseInfo: () => info }).textScale

describe('the screen', () => {
  it('grows text as WeChat is told to, within what the pages can bear', () => {
    expect(scaleAt({})).toBe(1)
    expect(scaleAt({ fontSizeSetting: 20 })).toBe(1.25)
    expect(scaleAt({ fontSizeSetting: 17, fontSizeScaleFactor: 1 })).toBe(1)
    expect(scaleAt({ fontSizeScaleFactor: 2.2 })).toBe(1.5)
  })

  it('knows the choice that was taken', async () => {
    const screen = screenOf({ showActionSheet: ({ success }: Sheet) => success({ tapIndex: 1 }) })

    await expect(screen.choose('发送失败', ['重发', '删除'])).resolves.toBe(1)
  })

  it('takes a tap beside the sheet as no choice', async () => {
    const fail = ({ fail }: Sheet) => fail({ errMsg: 'showActionSheet:fail cancel' })
    const screen = screenOf({ showActionSheet: fail })

    await expect(screen.choose('发送失败', ['重发'])).resolves.toBeUndefined()
  })

  it('opens a conversation by an id of any letters', () => {
    const opened: string[] = []
    const screen = screenOf({ navigateTo: ({ url }: { url: string }) => opened.push(url) })

    screen.toChat('a&b=张')

    expect(opened).toEqual(['/pages/chat/chat?cid=a%26b%3D%E5%BC%A0'])
  })

  it('opens one page for two quick taps, and another when that one stands', () => {
    const opened: { url: string; complete: () => void }[] = []
    const screen = screenOf({ navigateTo: (asked: (typeof opened)[number]) => opened.push(asked) })

    screen.toChat('a')
    screen.toChat('a')
    opened[0]!.complete()
    screen.toDiagnostics()

    expect(opened.map(({ url }) => url)).toEqual([
      '/pages/chat/chat?cid=a',
      '/pages/diagnostics/diagnostics',
    ])
  })

  it('takes the badge away when there is nothing unread', () => {
    const calls: unknown[] = []
    const screen = screenOf({
      setTabBarBadge: ({ index, text }: { index: number; text: string }) =>
        calls.push([index, text]),
      removeTabBarBadge: ({ index }: { index: number }) => calls.push([index]),
    })

    screen.showTabBadge('3')
    screen.showTabBadge('')

    expect(calls).toEqual([[0, '3'], [0]])
  })
})
