import type { Browser, Frame, Page } from 'playwright-core'
import { barriersIn } from './axe'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'

jest.setTimeout(180_000)

const WORDS = {
  'zh-CN': {
    names: ['张三', '李四'],
    group: '回音体验群',
    send: '发送',
    enter: '开始聊天',
    me: '我',
    diagnostics: '诊断',
    failed: /发送失败/,
  },
  'en-US': {
    names: ['Emma', 'Jack'],
    group: 'Huiyin demo group',
    send: 'Send',
    enter: 'Start chatting',
    me: 'Me',
    diagnostics: 'Diagnostics',
    failed: /Not sent/,
  },
} as const

type Locale = keyof typeof WORDS

const REFUSED = '#'

let started: Started
let browser: Browser

beforeAll(async () => {
  ;[started, browser] = await Promise.all([npmStart(), openBrowser()])
})

afterAll(() => Promise.all([browser.close(), started.stop()]))

describe.each<[Locale, 'light' | 'dark']>([
  ['zh-CN', 'light'],
  ['zh-CN', 'dark'],
  ['en-US', 'light'],
  ['en-US', 'dark'],
])('with a screen reader, in %s and %s', (locale, colorScheme) => {
  const words = WORDS[locale]
  let page: Page

  beforeEach(async () => {
    const context = await browser.newContext({
      locale,
      colorScheme,
      viewport: { width: 1280, height: 720 },
    })
    page = await context.newPage()
    await refuse(page)
  })

  afterEach(() => page.context().close())

  const phone = async (search = ''): Promise<Frame> => {
    await page.goto(started.address + search)
    const screen = page.getByTestId('phone').first().locator('iframe')
    await screen.contentFrame().locator('section.page:not([hidden])').waitFor()
    return (await (await screen.elementHandle()).contentFrame())!
  }

  const front = (frame: Frame, selector: string) =>
    frame.locator(`section.page:not([hidden]) ${selector}`).first()

  it('axe finds no barrier in the sign-in', async () => {
    const frame = await phone('?demo-name=ask')
    await frame.getByRole('textbox').waitFor()

    expect(await barriersIn(frame)).toEqual([])
  })

  it('axe finds no barrier in a chat with messages in every state, or in its menus', async () => {
    const frame = await phone()
    const say = async (text: string) => {
      await frame.getByRole('textbox').fill(text)
      await frame.getByRole('button', { name: words.send, exact: true }).click()
    }
    await frame.getByRole('textbox').waitFor()
    await say('1')
    await say(REFUSED)
    const failed = frame.getByRole('button', { name: words.failed })
    await failed.waitFor()
    await page.getByTestId('network').first().click()
    await say('2')
    expect(await barriersIn(frame)).toEqual([])

    await failed.click()
    await frame.getByRole('dialog').waitFor()
    expect(await barriersIn(frame)).toEqual([])
  })

  it('axe finds no barrier in the list, the menu, the group, Me and the diagnostics', async () => {
    const frame = await phone('?phones=1')
    await front(frame, '[class*="row"]').waitFor()
    expect(await barriersIn(frame)).toEqual([])

    await front(frame, '[data-testid="capsule-more"]').click()
    expect(await barriersIn(frame)).toEqual([])
    await page.keyboard.press('Escape')

    await frame.getByRole('button', { name: words.group }).click()
    await front(frame, 'textarea').waitFor()
    expect(await barriersIn(frame)).toEqual([])
    await front(frame, '[data-testid="back"]').click()

    await frame.getByTestId('tab-bar').getByText(words.me, { exact: true }).click()
    const diagnostics = frame.getByRole('button', { name: words.diagnostics })
    await diagnostics.waitFor()
    expect(await barriersIn(frame)).toEqual([])

    await diagnostics.click()
    await front(frame, '[class*="log__copy"]').waitFor()
    expect(await barriersIn(frame)).toEqual([])
  })

  it('axe finds no barrier on the page around the phones', async () => {
    await phone()
    await page.getByTestId('faults').first().click()
    await page.getByTestId('hide').last().click()
    for (const group of await page.locator('details:visible').all())
      await group.evaluate((details) => details.setAttribute('open', ''))

    expect(await barriersIn(page.mainFrame())).toEqual([])
  })
})

/** Makes the server refuse one text. */
async function refuse(page: Page): Promise<void> {
  await page.routeWebSocket(/\/ws/, (phone) => {
    const server = phone.connectToServer()
    phone.onMessage((message) => {
      const { id, data } = JSON.parse(String(message)) as Request
      if (data?.body?.text !== REFUSED) server.send(message)
      else phone.send(JSON.stringify({ re: id, error: { code: 'rejected-content', message: '' } }))
    })
  })
}

interface Request {
  id: number
  data?: { body?: { text?: string } }
}
