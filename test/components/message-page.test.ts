/** @jest-environment ./test/simulator/phone-environment.ts */
import { launched, until } from './pages-on-a-phone'
import { SmallServer } from './small-server'

const labels = (elements: HTMLElement[]) => elements.map((it) => it.getAttribute('aria-label'))

describe('the message page', () => {
  it('shows the conversations with what was said last, and what is unread', async () => {
    const server = new SmallServer().talk('李四', { texts: 3, unread: 2 })

    const { page } = await launched(server)
    await until(() => page.has('.row'))

    expect(page.textOf('.row__title')).toBe('李四')
    expect(page.textOf('.row__line')).toBe('李四3')
    expect(page.textOf('.badge')).toBe('2')
  })

  it('puts the unread total on its tab', async () => {
    const server = new SmallServer()
      .talk('李四', { texts: 3, unread: 2 })
      .talk('王五', { texts: 1, unread: 1 })

    const { page, whole } = await launched(server)
    await until(() => page.has('.row'))

    await until(() => whole.has('[class*="badge"]') && whole.text.includes('3'))
  })

  it('says what to do where there is no conversation', async () => {
    const { page } = await launched(new SmallServer())

    await until(() => page.has('.empty'))

    expect(page.text).toContain('还没有会话')
  })

  it('tells a screen reader all that a row shows', async () => {
    const server = new SmallServer().talk('李四', { texts: 3, unread: 2 })

    const { page } = await launched(server)
    await until(() => page.has('.row'))

    expect(labels(page.all('.row'))).toEqual([expect.stringMatching(/^李四, 2条未读消息, 李四3, /)])
  })

  it('counts on while messages come in', async () => {
    const server = new SmallServer().talk('李四', { texts: 1, unread: 1 })
    const { page } = await launched(server)
    await until(() => page.has('.row'))

    server.says('李四')

    await until(() => page.textOf('.badge') === '2')
    expect(page.textOf('.row__line')).toBe('李四2')
  })
})
