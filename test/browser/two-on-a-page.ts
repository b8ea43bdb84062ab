import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'
import { PhoneOnPage } from './phone-on-page'

/** What each test uses: the started project, and two people on its page. */
export interface TwoOnAPage {
  started: Started
  page: Page
  zhangsan: PhoneOnPage
  lisi: PhoneOnPage
}

const CHINESE: BrowserContextOptions = { viewport: { width: 1000, height: 900 }, locale: 'zh-CN' }

/**
 * Starts once for all tests of a file. Each test gets a fresh page of 张三 and 李四 with their chat open on both phones.
 */
export function twoOnAPage(search = ''): TwoOnAPage {
  const here = {} as TwoOnAPage
  let browser: Browser

  beforeAll(async () => {
    ;[here.started, browser] = await Promise.all([npmStart(), openBrowser()])
  })

  beforeEach(async () => {
    const context = await browser.newContext(CHINESE)
    here.page = await context.newPage()
    await here.page.goto(here.started.address + search)
    here.zhangsan = new PhoneOnPage(here.page, '张三')
    here.lisi = new PhoneOnPage(here.page, '李四')
    for (const one of [here.zhangsan, here.lisi]) await one.isInChat()
  })

  afterEach(async () => {
    expect([await here.zhangsan.complaints(), await here.lisi.complaints()]).toEqual([[], []])
    await here.page.context().close()
  })

  afterAll(() => Promise.all([browser.close(), here.started.stop()]))
  return here
}
