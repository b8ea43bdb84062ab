import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'
import { PhoneOnPage } from './phone-on-page'

jest.setTimeout(60_000)

const SERVER = '**/api/**'
const FRONT = 'section.page:not([hidden])'

describe('a phone that cannot reach the server', () => {
  let started: Started
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    ;[started, browser] = await Promise.all([npmStart(), openBrowser()])
  })

  beforeEach(async () => {
    page = await browser.newPage({ locale: 'zh-CN' })
  })

  afterEach(() => page.close())

  afterAll(() => Promise.all([browser.close(), started.stop()]))

  const screen = () => page.getByTestId('phone').frameLocator('iframe')

  it('says so once, with no spinner, and the button connects when the server is back', async () => {
    await page.route(SERVER, (route) => route.abort())
    await page.goto(`${started.address}?phones=1&names=小雨`)
    const front = screen().locator(FRONT)
    await front.getByText('登录失败：无法连接服务器').waitFor()

    expect(await front.getByText('无法连接服务器').count()).toBe(1)
    expect(await front.locator('.loading').count()).toBe(0)
    await page.unroute(SERVER)
    await front.getByRole('button', { name: '重试' }).click()

    await front.getByRole('button', { name: /^张三/ }).waitFor()
  })

  it('keeps the banner in sight while the list is scrolled below it', async () => {
    await page.goto(`${started.address}?phones=1&names=小雨&height=400`)
    const phone = new PhoneOnPage(page, '小雨')
    await screen().getByRole('button', { name: /^王五/ }).waitFor()
    await phone.switches('network')
    const banner = () => phone.placeOf('connection-banner [class*="--banner "]')
    const before = await banner()

    const scrolled = await screen()
      .locator(`${FRONT} .page__scroller`)
      .evaluate((scroller) => {
        scroller.scrollTo(0, 60)
        return scroller.scrollTop
      })

    expect(scrolled).toBeGreaterThan(0)
    expect(await banner()).toEqual(before)
  })
})
