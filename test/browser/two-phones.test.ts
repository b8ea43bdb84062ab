import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'
import { PhoneOnPage } from './phone-on-page'

const GROUP = '回音体验群'

jest.setTimeout(60_000)

describe('two phones on the page that npm start prints', () => {
  let started: Started
  let browser: Browser
  let page: Page
  let xiaoyu: PhoneOnPage
  let aming: PhoneOnPage

  beforeAll(async () => {
    ;[started, browser] = await Promise.all([npmStart(), openBrowser()])
  })

  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 } })
    page = await context.newPage()
    await page.goto(started.address)
    xiaoyu = new PhoneOnPage(page, '小雨')
    aming = new PhoneOnPage(page, '阿明')
    await xiaoyu.opens(GROUP)
    await aming.opens(GROUP)
  })

  afterEach(async () => {
    expect([await xiaoyu.complaints(), await aming.complaints()]).toEqual([[], []])
    await page.context().close()
  })

  afterAll(() => Promise.all([browser.close(), started.stop()]))

  it('a text sent from one appears in the other, and is marked sent', async () => {
    await xiaoyu.says('你好，阿明')

    await aming.sees('你好，阿明')
    await xiaoyu.seesSent('你好，阿明')
  })

  it('what is said while a phone is in the background is there when it comes back', async () => {
    await aming.switches('hide')
    await aming.isSuspended()
    await xiaoyu.says('你在吗')
    await xiaoyu.seesSent('你在吗')

    await aming.switches('hide')

    await aming.sees('你在吗')
    await aming.is('open')
  })

  it('what is said while a phone is killed is there when it is opened again', async () => {
    await aming.switches('relaunch')
    await xiaoyu.says('重开也在')

    await aming.opens(GROUP)

    await aming.sees('重开也在')
  })

  it('what is typed without a network goes out once and in order when it is back', async () => {
    await xiaoyu.switches('network')
    await xiaoyu.is('none')
    await xiaoyu.says('第一')
    await xiaoyu.says('第二')
    await xiaoyu.says('第三')
    await xiaoyu.seesWaiting('第三')

    await xiaoyu.switches('network')

    await aming.sees('第三')
    expect((await aming.hasRead()).slice(-3)).toEqual(['第一', '第二', '第三'])
    await xiaoyu.seesSent('第三')
  })

  it('a mistake in the source is shown over the phones, with its place', async () => {
    const message = 'missing end tag'
    const problems = [{ file: 'pages/chat/chat.wxml', line: 3, column: 5, message }]
    await page.route('**/build.json', (route) =>
      route.fulfill({ json: { build: 'broken', problems } })
    )

    await page.getByText('pages/chat/chat.wxml:3:5: missing end tag').waitFor()
  })

  it('what is typed without a network outlives the phone', async () => {
    await xiaoyu.switches('network')
    await xiaoyu.says('还在路上')
    await xiaoyu.seesWaiting('还在路上')

    await xiaoyu.switches('relaunch')

    await aming.sees('还在路上')
  })
})
