import type { FrameLocator, Locator } from 'playwright-core'
import { twoOnAPage } from './two-on-a-page'

jest.setTimeout(60_000)

describe('the capsule of a phone', () => {
  const here = twoOnAPage()
  const card = (): Locator => here.page.locator('[data-testid="phone"][data-name="张三"]')
  const screen = (): FrameLocator => card().frameLocator('iframe')
  const tapInFront = (name: string) =>
    screen().locator(`section.page:not([hidden]) [data-testid="${name}"]`).click()
  const choose = async (item: string): Promise<void> => {
    await tapInFront('capsule-more')
    await screen().getByTestId('action-sheet').getByText(item, { exact: true }).click()
  }

  it('ends the mini-program and opens it again', async () => {
    await choose('重新进入小程序')

    await here.zhangsan.opens('李四')
  })

  it('copies a link that opens this page on the phones, with a way home', async () => {
    await here.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await choose('复制本页链接')
    await screen().getByTestId('toast').getByText('链接已复制').waitFor()
    const link = await here.page.evaluate(() => navigator.clipboard.readText())

    await here.page.goto(link)
    for (const one of [here.zhangsan, here.lisi]) await one.isInChat()
    await tapInFront('home')

    await here.zhangsan.opens('李四')
  })

  it('sends the mini-program to the background, from which a button leads back', async () => {
    await tapInFront('capsule-leave')
    await card().getByText('小程序在后台').waitFor()

    await card().getByTestId('come-back').click()

    await here.zhangsan.says('我回来了')
    await here.lisi.sees('我回来了')
  })
})
