/** @jest-environment ./test/simulator/phone-environment.ts */
import { chatWith, until } from '../components/pages-on-a-phone'
import { SmallServer } from '../components/small-server'

const LIST = 'pages/message/message'
const DRAWN_MS = 500

/** Drawing is slow on a busy machine. */
jest.setTimeout(60_000)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('a page below another page', () => {
  it('[X15] makes no setData, and is up to date when it is shown again', async () => {
    const server = new SmallServer().talk('李四', { texts: 1 }).talk('王五', { texts: 1 })
    const host = await chatWith('李四', server)
    const { phone } = host
    await until(() => host.page.all('.bubble').length === 1)
    await pause(DRAWN_MS)
    phone.stats.reset()

    for (let count = 0; count < 5; count++) server.says('王五')
    server.says('李四')
    await until(() => host.page.all('.bubble').length === 2)
    await pause(DRAWN_MS)

    expect(phone.stats.setData.filter(({ component }) => component === LIST)).toEqual([])
    phone.stack.navigateBack(1)
    await until(() => host.page.text.includes('王五6'))
    expect(host.page.text).toContain('李四2')
  })
})
