/** @jest-environment ./test/simulator/phone-environment.ts */
import { Hand } from '../simulator/hand'
import { AbsentServer } from './ending-server'
import { words } from './on-a-phone'
import { chatWith, launched, until } from './pages-on-a-phone'
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
      expect.stringMatching(/^李四 \S+ 李四3 2条未读消息$/),
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

  it('says once that the server cannot be reached, with the way on, and lets nothing turn', async () => {
    const { page } = await launched(new AbsentServer())
    const title = words.banner['sign-in-unreachable']

    await until(() => page.text.includes(title))

    expect(page.text.split(title)).toHaveLength(2)
    expect(page.has('.loading')).toBe(false)
    expect(page.textOf('.empty__action')).toBe('重试')
    expect(page.textOf('.empty__more')).toBe('查看诊断')
  })

  it.each([
    { what: 'waits', mark: 'waiting', label: '发送中', manner: { isAnswering: false } },
    { what: 'was refused', mark: 'failed', label: '发送失败', manner: { refusal: 'blocked' } },
  ])('marks a conversation in which a message of mine $what', async ({ mark, label, manner }) => {
    const server = Object.assign(new SmallServer().talk('李四'), manner)
    const { page, phone } = await chatWith('李四', server)
    await page.type('.composer__field', '在吗')
    await page.tap('.composer__send')
    await until(() => page.has('.bubble--mine'))

    phone.stack.navigateBack(1)
    const list = new Hand(phone.topPage.frame.element)
    await until(() => list.has(`.row__unsent--${mark}`) && !list.has('.row__draft'))

    expect(nameOf(list.find('.row'))).toMatch(new RegExp(`^李四 \\S+ ${label} 在吗$`))
  })
})
