import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'

jest.setTimeout(60_000)

describe('the page of two phones', () => {
  let started: Started
  let browser: Browser

  beforeAll(async () => {
    ;[started, browser] = await Promise.all([npmStart(), openBrowser()])
  })

  afterAll(() => Promise.all([browser.close(), started.stop()]))

  describe.each(['zh-CN', 'en-US'])('in %s', (locale) => {
    it.each([
      [1280, 720],
      [1440, 900],
    ])('at %i × %i shows phones and controls without scrolling', async (width, height) => {
      const page = await opened({ width, height, locale })

      for (const box of await boxesOf(page, '.phone__device, .phone__panel')) {
        expect(box.bottom).toBeLessThanOrEqual(height)
        expect(box.right).toBeLessThanOrEqual(width)
      }
      await page.close()
    })

    it('at 800 px has both phones side by side, and nothing beside the window', async () => {
      const page = await opened({ width: 800, height: 900, locale })
      const [left, right] = await boxesOf(page, '.phone__device')

      expect(left?.top).toBe(right?.top)
      expect(left?.right).toBeLessThan(right?.left ?? 0)
      expect(right?.right).toBeLessThanOrEqual(800)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(800)
      await page.close()
    })
  })

  async function opened({ locale, ...viewport }: Size): Promise<Page> {
    const page = await browser.newPage({ locale, viewport })
    await page.goto(started.address)
    for (const phone of await page.getByTestId('phone').all())
      await phone.frameLocator('iframe').getByRole('textbox').waitFor()
    return page
  }
})

interface Size {
  width: number
  height: number
  locale: string
}

const boxesOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) =>
    all.map((element) => {
      const { top, right, bottom, left } = element.getBoundingClientRect()
      return { top, right, bottom, left }
    })
  )
