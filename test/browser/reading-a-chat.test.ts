import type { Locator } from 'playwright-core'
import { twoOnAPage } from './two-on-a-page'

jest.setTimeout(60_000)

describe('a chat with a large font', () => {
  const here = twoOnAPage('?font=22&names=张三,李四')

  const ofLisi = (selector: string): Locator =>
    here.page
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

  it('follows new messages when all unread ones are visible', async () => {
    await here.lisi.goesBack()
    for (const text of ['一', '二', '三']) await here.zhangsan.says(text)
    await here.zhangsan.seesSent('三')
    await here.lisi.opens('张三')
    await here.lisi.sees('以下是新消息')

    for (const text of ['四', '五', '六', '七', '八', '九', '十']) await here.zhangsan.says(text)
    await here.lisi.sees('十')

    expect(await isAtEnd()).toBe(true)
    expect(await ofLisi('[class*="pill"]').count()).toBe(0)
  })

  it('cuts off nothing of what is being typed', async () => {
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
