import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'
import { PhoneOnPage } from './phone-on-page'

jest.setTimeout(180_000)

const NAMES = ['张三', '李四', '王五']
/** How many messages are sent while everything goes wrong. This takes about ten seconds. */
const ENOUGH = 60

describe('a bad day on three phones that write all the time', () => {
  let started: Started
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    ;[started, browser] = await Promise.all([npmStart(), openBrowser()])
    page = await browser.newPage({ viewport: { width: 1366, height: 900 }, locale: 'zh-CN' })
    await page.goto(`${started.address}?names=${NAMES.join()}`)
  })

  afterAll(() => Promise.all([browser.close(), started.stop()]))

  it('ends with nothing lost, duplicated or out of order, and with the same messages on every screen', async () => {
    await page.getByTestId('all-write').click()
    await counted(page, 'sent', 6)
    await page.getByTestId('all-bad-day').click()
    await counted(page, 'sent', ENOUGH)
    await page.getByTestId('all-write').click()
    await page.getByTestId('all-bad-day').click()
    await allIsShown(page)

    const { sent, ...counts } = await totals(page)
    expect(sent).toBeGreaterThanOrEqual(ENOUGH)
    expect(counts).toEqual({ acknowledged: sent, shown: sent, lost: 0, doubled: 0, misplaced: 0 })
    const [first, ...others] = await Promise.all(
      NAMES.map((name) => new PhoneOnPage(page, name).hasRead())
    )
    const tail = Math.min(...[first!, ...others].map(({ length }) => length))
    expect(tail).toBeGreaterThanOrEqual(ENOUGH / 2)
    for (const other of others) expect(other.slice(-tail)).toEqual(first!.slice(-tail))
  })
})

async function totals(page: Page): Promise<Record<string, number>> {
  const figures = page.getByTestId('total').locator('dd')
  const pairs = await figures.evaluateAll((all) =>
    (all as HTMLElement[]).map(({ dataset }) => [dataset['testid'], Number(dataset['count'])])
  )
  return Object.fromEntries(pairs) as Record<string, number>
}

async function counted(page: Page, what: string, least: number): Promise<void> {
  await page.waitForFunction(
    ([name, count]) => {
      const figure = document.querySelector<HTMLElement>(
        `[data-testid="total"] [data-testid="${name}"]`
      )
      return Number(figure?.dataset['count']) >= count
    },
    [what, least] as const,
    { timeout: 0 }
  )
}

/** Stops all faults, and waits until the last message has reached the last screen or is overdue. */
async function allIsShown(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const of = (name: string) =>
        document.querySelector<HTMLElement>(`[data-testid="total"] [data-testid="${name}"]`)
      const isShown = of('shown')?.dataset['count'] === of('sent')?.dataset['count']
      return isShown || of('lost')?.dataset['wrong'] === 'true'
    },
    undefined,
    { timeout: 0 }
  )
}
