/** @jest-environment ./test/simulator/phone-environment.ts */
import { openRuntime, settled, type RuntimeHost } from '../runtime-host'

type Call = (options?: object) => Promise<Record<string, unknown>>

let host: RuntimeHost

beforeEach(async () => {
  host = await openRuntime('test/simulator/fixtures/tour')
  await host.launch()
})

afterEach(() => {
  expect(host.complaints).toEqual([])
  host.close()
})

const wx = (call: string, options?: object): Promise<Record<string, unknown>> =>
  (host.phone.wx[call] as Call)(options)

const failureOf = (outcome: Promise<unknown>): Promise<unknown> =>
  outcome.then(
    () => undefined,
    (failure: unknown) => failure
  )

describe('the tab bar', () => {
  it('shows a badge, cut to four characters, and takes it away', async () => {
    await wx('setTabBarBadge', { index: 0, text: '99+' })
    expect(host.whole.textOf('.tab-bar__badge')).toBe('99+')

    await wx('setTabBarBadge', { index: 0, text: '10000' })
    expect(host.whole.textOf('.tab-bar__badge')).toBe('...')

    await wx('removeTabBarBadge', { index: 0 })
    expect(host.whole.has('.tab-bar__badge')).toBe(false)
  })

  it('has no badge for a tab that it has not', async () => {
    expect(await failureOf(wx('setTabBarBadge', { index: 2, text: '1' }))).toEqual({
      errMsg: 'setTabBarBadge:fail tabbar item not found',
    })
  })
})

describe('the navigation bar', () => {
  it('takes another title', async () => {
    await wx('setNavigationBarTitle', { title: '回音' })

    expect(host.page.textOf('.navigation-bar__title')).toBe('回音')
  })
})

describe('the theme', () => {
  it('colours bars and tells the mini-program', () => {
    const themes: unknown[] = []
    const listen = host.phone.wx['onThemeChange'] as (listener: (to: unknown) => void) => void
    listen((to) => themes.push(to))

    host.phone.setTheme('dark')

    expect(themes).toEqual([{ theme: 'dark' }])
    expect(host.page.find('.navigation-bar').style.backgroundColor).toBe('rgb(17, 21, 19)')
    expect(host.whole.find('.tab-bar').style.backgroundColor).toBe('rgb(17, 21, 19)')
  })

  it('leaves the title that the page has given itself', async () => {
    await wx('setNavigationBarTitle', { title: '李四' })

    host.phone.setTheme('dark')

    expect(host.page.textOf('.navigation-bar__title')).toBe('李四')
  })
})

describe('the keyboard', () => {
  it('slides in where it is simulated, and is taken away again', async () => {
    const heights: unknown[] = []
    const listen = host.phone.wx['onKeyboardHeightChange'] as (told: (to: unknown) => void) => void
    listen((to) => heights.push(to))
    host.phone.screen.keyboard.isSimulated = true

    await host.page.type('.field', 'a')
    expect(host.whole.has('.keyboard')).toBe(true)

    await wx('hideKeyboard')
    expect(heights).toEqual([{ height: 260 }, { height: 0 }])
  })

  it('slides in and out at once under a field that has the focus', async () => {
    const { keyboard } = host.phone.screen
    await host.page.type('.field', 'a')
    expect(host.whole.has('.keyboard')).toBe(false)

    keyboard.isSimulated = true
    expect(host.whole.has('.keyboard')).toBe(true)

    keyboard.isSimulated = false
    expect(host.whole.has('.keyboard')).toBe(false)
  })
})

describe('the page above the keyboard', () => {
  const placeOfPage = () => host.page.find('.page__scroller').style.transform

  it('moves up where its field would be covered, and back when the keyboard is put away', async () => {
    host.phone.screen.keyboard.isSimulated = true

    await host.page.type('.field', 'a')
    expect(placeOfPage()).toBe('translateY(-260px)')

    await wx('hideKeyboard')
    expect(placeOfPage()).toBe('')
  })
})

describe('the way home', () => {
  it('is on a page under which no other lies, and on no first page', async () => {
    expect(host.page.has('[data-testid="home"]')).toBe(false)

    await wx('reLaunch', { url: '/pages/second/second' })
    await settled()
    expect(host.page.has('[data-testid="back"]')).toBe(false)
    await host.page.tap('[data-testid="home"]')

    expect(host.phone.topPage.route.path).toBe('pages/first/first')
  })
})

describe('a call', () => {
  it('is asked about, and then told of: nobody is called', async () => {
    const outcome = wx('makePhoneCall', { phoneNumber: '13800138000' })
    await settled()
    expect(host.whole.textOf('[data-testid="modal"]')).toContain('13800138000')

    await host.whole.tap('[data-testid="confirm"]')

    expect(await outcome).toEqual({ errMsg: 'makePhoneCall:ok' })
    expect(host.whole.textOf('[data-testid="toast"]')).toBe('模拟器不会真的拨打电话')
  })

  it('is not made where it is cancelled, nor without a number', async () => {
    const outcome = failureOf(wx('makePhoneCall', { phoneNumber: '13800138000' }))
    await settled()
    await host.whole.tap('[data-testid="cancel"]')
    expect(await outcome).toEqual({ errMsg: 'makePhoneCall:fail cancel' })

    expect(await failureOf(wx('makePhoneCall', { phoneNumber: '' }))).toEqual({
      errMsg: 'makePhoneCall:fail parameter error: parameter.phoneNumber should not be empty',
    })
  })
})

describe('pulling the page down', () => {
  it('asks the page for what is new, until the page says that it has it', async () => {
    await host.open('/pages/tab/tab')
    expect(host.page.has('.pull-down')).toBe(false)

    await wx('startPullDownRefresh')
    await wx('startPullDownRefresh')
    expect(host.page.has('.pull-down')).toBe(true)
    expect(host.page.textOf('.refreshed')).toBe('refreshed 1')

    await wx('stopPullDownRefresh')
    expect(host.page.has('.pull-down')).toBe(false)
  })
})

describe('a dialog', () => {
  it('tells what was answered', async () => {
    const answer = wx('showModal', { title: 'Sure?', content: 'It is gone then.' })
    await settled()

    await host.whole.tap('[data-testid="confirm"]')

    expect(await answer).toMatchObject({ confirm: true, cancel: false })
    expect(host.whole.has('[data-testid="modal"]')).toBe(false)
  })

  it('tells which line of a sheet was chosen', async () => {
    const answer = wx('showActionSheet', { itemList: ['copy', 'delete'] })
    await settled()

    await host.whole.tap('.action-sheet button:nth-child(2)')

    expect(await answer).toMatchObject({ tapIndex: 1 })
  })

  it('fails where a sheet is left', async () => {
    const answer = failureOf(wx('showActionSheet', { itemList: ['copy'] }))
    await settled()

    await host.whole.tap('[data-testid="cancel"]')

    expect(await answer).toEqual({ errMsg: 'showActionSheet:fail cancel' })
  })

  it('has at most six lines', async () => {
    expect(await failureOf(wx('showActionSheet', { itemList: Array(7).fill('x') }))).toEqual({
      errMsg: 'showActionSheet:fail parameter error: itemList should not be large than 6',
    })
  })

  it('is a toast until it is hidden', async () => {
    await wx('showLoading', { title: 'Loading' })
    expect(host.whole.textOf('[data-testid="toast"]')).toBe('Loading')

    await wx('hideLoading')
    expect(host.whole.has('[data-testid="toast"]')).toBe(false)
  })
})

describe('measuring', () => {
  it('asks for all at once and is told in a later task', async () => {
    const query = (host.phone.wx['createSelectorQuery'] as () => WechatMiniprogram.SelectorQuery)()
    const answers: unknown[] = []

    query.select('.greeting').fields({ id: true, dataset: true, size: true })
    query.select('.gone').boundingClientRect()
    query.selectAll('.greeting').fields({ id: true })
    query.selectViewport().scrollOffset()
    query.exec((all) => answers.push(...(all as unknown[])))
    expect(answers).toEqual([])
    await settled()

    expect(answers).toEqual([
      { id: '', dataset: {}, width: 0, height: 0 },
      null,
      [{ id: '' }],
      { id: '', dataset: {}, scrollLeft: 0, scrollTop: 0, scrollWidth: 0, scrollHeight: 0 },
    ])
  })
})

describe('the background', () => {
  it('is told to the page on top and to the app', async () => {
    const order: string[] = []
    const page = host.phone.topPage.instance as unknown as Record<string, () => void>
    page['onHide'] = () => order.push('page hidden')
    page['onShow'] = () => order.push('page shown')
    host.phone.app.globals.App({
      onHide: () => order.push('app hidden'),
      onShow: () => order.push('app shown'),
    })

    host.platform.controls.hide()
    await settled()
    host.platform.controls.show()
    await settled()

    expect(order).toEqual(['page hidden', 'app hidden', 'app shown', 'page shown'])
  })
})
