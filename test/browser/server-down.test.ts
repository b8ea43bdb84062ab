import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium'
import { npmStart, type Started } from './npm-start'
import { PhoneOnPage } from './phone-on-page'

jest.setTimeout(90_000)

describe('the page of phones while the server is down', () => {
  let started: Started
  let browser: Browser
  let page: Page
  const data = mkdtempSync(path.join(os.tmpdir(), 'huiyin-down-'))

  beforeEach(async () => {
    ;[started, browser] = await Promise.all([npmStart({ DATA_DIR: data }), openBrowser()])
    page = await browser.newPage({ locale: 'zh-CN' })
  })

  afterEach(() => Promise.all([browser.close(), started.stop()]))

  afterAll(() => rmSync(data, { recursive: true }))

  it('reopens a phone that was ended meanwhile, without a reload, when the server is back', async () => {
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(started.address)
    const [zhangsan, lisi] = [new PhoneOnPage(page, '张三'), new PhoneOnPage(page, '李四')]
    for (const one of [zhangsan, lisi]) await one.isInChat()
    const { port } = new URL(started.address)

    await started.stop()
    await zhangsan.switches('relaunch')
    await page.getByText('服务器没有响应，恢复后会自动打开').waitFor()
    started = await npmStart({ DATA_DIR: data, PORT: port })

    await zhangsan.opens('李四')
    await zhangsan.says('又见面了')
    await lisi.sees('又见面了')
    expect(errors).toEqual([])
  })
})
