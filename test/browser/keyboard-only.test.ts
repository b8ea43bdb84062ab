import type { Browser, Locator, Page } from 'playwright-core'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'

jest.setTimeout(120_000)

const MOST_STOPS = 60

describe('a user with a keyboard and no mouse', () => {
  let started: Started
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    ;[started, browser] = await Promise.all([npmStart(), openBrowser()])
    page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 720 } })
  })

  afterAll(() => Promise.all([browser.close(), started.stop()]))

  const hasFocus = (target: Locator): Promise<boolean> =>
    target.evaluate((element) => element === document.activeElement && document.hasFocus())

  /** Waits for the focus, because a page that is shown again may move the element. */
  const hasFocusSoon = async (target: Locator): Promise<void> => {
    while (!(await hasFocus(target))) await page.waitForFunction(() => true)
  }

  /** Presses Tab until the element has the focus. */
  const goTo = async (target: Locator, key = 'Tab'): Promise<void> => {
    await target.waitFor()
    for (let stops = 0; !(await hasFocus(target)); stops++) {
      if (stops > MOST_STOPS) throw new Error(`${String(target)} is not reached by ${key}`)
      await page.keyboard.press(key)
    }
  }

  it('signs in, chats, goes back, opens the faults, and ends and restarts a phone', async () => {
    await page.goto(`${started.address}?phones=1&demo-name=ask`)
    const card = page.getByTestId('phone')
    const phone = card.frameLocator('iframe')

    await goTo(phone.getByRole('textbox'))
    await page.keyboard.type('Mary')
    await page.keyboard.press('Enter')

    const row = phone.getByRole('button', { name: /^Emma/ })
    await goTo(row)
    expect(await ringOf(row)).toEqual({ style: 'solid', width: '2px', colour: 'rgb(20, 117, 83)' })
    await page.keyboard.press('Enter')

    await goTo(phone.getByRole('textbox'))
    await page.keyboard.type('No mouse needed')
    await goTo(phone.getByRole('button', { name: 'Send', exact: true }))
    await page.keyboard.press('Space')
    await phone.getByRole('log').getByText('No mouse needed').waitFor()

    await goTo(phone.getByRole('button', { name: 'Back' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await row.waitFor()
    await hasFocusSoon(row)

    const more = phone.locator('section:not([hidden])').getByRole('button', { name: 'More' })
    await goTo(more, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await phone.getByRole('dialog').waitFor()
    for (let stop = 0; stop < 5; stop++) await page.keyboard.press('Tab')
    expect(await phone.locator('dialog:focus-within, [role="dialog"]:focus-within').count()).toBe(1)
    await page.keyboard.press('Escape')
    expect(await hasFocus(more)).toBe(true)

    const faults = card.getByTestId('faults')
    await goTo(faults)
    await page.keyboard.press('Enter')
    await goTo(card.getByRole('searchbox'))
    await page.keyboard.type('slow')
    await page.keyboard.press('Escape')
    expect(await card.getByRole('searchbox').inputValue()).toBe('')
    expect(await hasFocus(card.getByRole('searchbox'))).toBe(true)
    expect(await faults.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await faults.getAttribute('aria-expanded')).toBe('false')
    expect(await hasFocus(faults)).toBe(true)

    const relaunch = card.getByTestId('relaunch')
    await goTo(relaunch, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await phone.getByRole('textbox').or(row).waitFor()
    expect(await hasFocus(relaunch)).toBe(true)
  })

  it('sends the app to the background, and gets the focus on the way back', async () => {
    await page.goto(`${started.address}?phones=1`)
    const card = page.getByTestId('phone')
    const leave = card.frameLocator('iframe').getByRole('button', { name: 'Close' })

    await goTo(leave)
    await page.keyboard.press('Enter')
    const back = card.getByTestId('come-back')
    await back.waitFor()
    expect(await hasFocus(back)).toBe(true)

    await page.keyboard.press('Enter')
    await back.waitFor({ state: 'hidden' })
    expect(await hasFocus(card.locator('iframe'))).toBe(true)
  })
})

const ringOf = (target: Locator) =>
  target.evaluate((element) => {
    const { outlineStyle: style, outlineWidth: width, outlineColor } = getComputedStyle(element)
    return { style, width, colour: outlineColor }
  })
