import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'
import { PhoneOnPage } from './phone-on-page'

/** What a test finds: what `npm start` started, and two people on its page. */
export interface TwoOnAPage {
  started: Started
  page: Page
  zhangsan: PhoneOnPage
  lisi: PhoneOnPage
}

/** Starts once for all tests of a file; each gets a fresh page, on which 张三 has opened 李四. */
export function twoOnAPage(search = ''): TwoOnAPage {
  const here = {} as TwoOnAPage
  let browser: Browser

  beforeAll(async () => {
    ;[here.started, browser] = await Promise.all([npmStart(), openBrowser()])
  })

  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 } })
    here.page = await context.newPage()
    await here.page.goto(here.started.address + search)
    here.zhangsan = new PhoneOnPage(here.page, '张三')
    here.lisi = new PhoneOnPage(here.page, '李四')
    await here.zhangsan.opens('李四')
  })

  afterEach(async () => {
    expect([await here.zhangsan.complaints(), await here.lisi.complaints()]).toEqual([[], []])
    await here.page.context().close()
  })

  afterAll(() => Promise.all([browser.close(), here.started.stop()]))
  return here
}
