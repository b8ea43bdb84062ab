import type { Browser, Locator, Page } from 'playwright-core'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'
import { PhoneOnPage } from './phone-on-page'

jest.setTimeout(60_000)

describe('a chat with large letters', () => {
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
    await page.goto(`${started.address}?font=22&names=张三,李四`)
    zhangsan = new PhoneOnPage(page, '张三')
    lisi = new PhoneOnPage(page, '李四')
    await zhangsan.opens('李四')
  })

  afterEach(async () => {
    expect([await zhangsan.complaints(), await lisi.complaints()]).toEqual([[], []])
    await page.context().close()
  })

  afterAll(() => Promise.all([browser.close(), started.stop()]))

  const ofLisi = (selector: string): Locator =>
    page
      .locator('[data-testid="phone"][data-name="李四"]')
      .frameLocator('iframe')
      .locator(`.page:not([hidden]) ${selector}`)

  const isAtEnd = (): Promise<boolean> =>
    ofLisi('wx-scroll-view').evaluate((list) => {
      const below = () => list.scrollHeight - list.scrollTop - list.clientHeight
      return new Promise((resolve) => {
        const look = () => (below() < 2 ? resolve(true) : requestAnimationFrame(look))
        look()
      })
    })

  it('follows what comes when all that was unread is in sight', async () => {
    for (const text of ['一', '二', '三']) await zhangsan.says(text)
    await zhangsan.seesSent('三')
    await lisi.opens('张三')
    await lisi.sees('以下是新消息')

    for (const text of ['四', '五', '六', '七', '八', '九', '十']) await zhangsan.says(text)
    await lisi.sees('十')

    expect(await isAtEnd()).toBe(true)
    expect(await ofLisi('[class*="pill"]').count()).toBe(0)
  })

  it('cuts nothing off from what is being typed', async () => {
    await lisi.opens('张三')

    const room = await ofLisi('textarea').evaluate((field) => {
      const { fontSize, lineHeight } = getComputedStyle(field)
      return {
        letters: parseFloat(fontSize),
        line: parseFloat(lineHeight),
        box: field.clientHeight,
      }
    })

    expect(room.letters).toBe(22)
    expect(room.line).toBeGreaterThan(room.letters * 1.3)
    expect(room.box).toBeGreaterThanOrEqual(Math.floor(room.line))
  })
})
