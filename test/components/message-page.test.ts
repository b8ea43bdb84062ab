/** @jest-environment ./test/simulator/phone-environment.ts */
import { launched, until } from './pages-on-a-phone'
import { SmallServer } from './small-server'

/** The name that a screen reader announces for a button without its own label. */
function nameOf(node: Node): string {
  if (node instanceof HTMLElement && node.getAttribute('aria-hidden') === 'true') return ''
  const label = node instanceof HTMLElement && node.getAttribute('aria-label')
  if (label) return label
  if (node.childNodes.length === 0) return node.textContent ?? ''
  return [...node.childNodes].map(nameOf).filter(Boolean).join(' ')
}

describe('the message page', () => {
  it('shows the conversations with their last message and their unread count', async () => {
    const server = new SmallServer().talk('李四', { texts: 3, unread: 2 })

    const { page } = await launched(server)
    await until(() => page.has('.row'))

    expect(page.textOf('.row__title')).toBe('李四')
    expect(page.textOf('.row__line')).toBe('李四3')
    expect(page.textOf('.badge')).toBe('2')
  })

  it('shows the total of unread messages on its tab', async () => {
    const server = new SmallServer()
      .talk('李四', { texts: 3, unread: 2 })
      .talk('王五', { texts: 1, unread: 1 })

    const { page, whole } = await launched(server)
    await until(() => page.has('.row'))

    await until(() => whole.has('[class*="badge"]') && whole.text.includes('3'))
  })

  it('says what to do if there are no conversations', async () => {
    const { page } = await launched(new SmallServer())

    await until(() => page.has('.empty'))

    expect(page.text).toContain('还没有会话')
  })

  it('gives screen readers everything that a row shows', async () => {
    const server = new SmallServer().talk('李四', { texts: 3, unread: 2 })

    const { page } = await launched(server)
    await until(() => page.has('.row'))

    expect(page.all('.row').map(nameOf)).toEqual([
      expect.stringMatching(/^李四 李四3 \S+ 2条未读消息$/),
    ])
  })

  it('counts up while messages arrive', async () => {
    const server = new SmallServer().talk('李四', { texts: 1, unread: 1 })
    const { page } = await launched(server)
    await until(() => page.has('.row'))

    server.says('李四')

    await until(() => page.textOf('.badge') === '2')
    expect(page.textOf('.row__line')).toBe('李四2')
  })
})
