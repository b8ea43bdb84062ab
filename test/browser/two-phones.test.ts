import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'
import { PhoneOnPage } from './phone-on-page'

jest.setTimeout(60_000)

describe('two phones on the page that npm start prints', () => {
  let started: Started
  let browser: Browser
  let page: Page
  let zhangsan: PhoneOnPage
  let lisi: PhoneOnPage

  beforeAll(async () => {
    ;[started, browser] = await Promise.all([npmStart(), openBrowser()])
  })

  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 } })
    page = await context.newPage()
    await page.goto(started.address)
    zhangsan = new PhoneOnPage(page, '张三')
    lisi = new PhoneOnPage(page, '李四')
    await zhangsan.opens('李四')
    await lisi.opens('张三')
  })

  afterEach(async () => {
    expect([await zhangsan.complaints(), await lisi.complaints()]).toEqual([[], []])
    await page.context().close()
  })

  afterAll(() => Promise.all([browser.close(), started.stop()]))

  it('a text sent from one appears in the other, and is marked sent', async () => {
    await zhangsan.says('你好，李四')

    await lisi.sees('你好，李四')
    await zhangsan.seesSent('你好，李四')
  })

  it('what is said while a phone is in the background is there when it comes back', async () => {
    await lisi.switches('hide')
    await lisi.isSuspended()
    await zhangsan.says('你在吗')
    await zhangsan.seesSent('你在吗')

    await lisi.switches('hide')

    await lisi.sees('你在吗')
    await lisi.is('open')
  })

  it('what is said while a phone is killed is there when it is opened again', async () => {
    await lisi.switches('relaunch')
    await zhangsan.says('重开也在')

    await lisi.opens('张三')

    await lisi.sees('重开也在')
  })

  it('what is typed without a network goes out once and in order when it is back', async () => {
    await zhangsan.switches('network')
    await zhangsan.is('none')
    await zhangsan.says('第一')
    await zhangsan.says('第二')
    await zhangsan.says('第三')
    await zhangsan.seesWaiting('第三')

    await zhangsan.switches('network')

    await lisi.sees('第三')
    expect((await lisi.hasRead()).slice(-3)).toEqual(['第一', '第二', '第三'])
    await zhangsan.seesSent('第三')
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
    await zhangsan.switches('network')
    await zhangsan.says('还在路上')
    await zhangsan.seesWaiting('还在路上')

    await zhangsan.switches('relaunch')

    await lisi.sees('还在路上')
  })
})
