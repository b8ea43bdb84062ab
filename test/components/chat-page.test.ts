/** @jest-environment ./test/simulator/phone-environment.ts */
import { settled } from '../simulator/runtime-host'
import { AbsentServer } from './ending-server'
import { words } from './on-a-phone'
import { bubblesOf, chatWith, launched, until } from './pages-on-a-phone'
import { SmallServer } from './small-server'

const FIELD = '.composer__field'
const SEND = '.composer__send'

const SHEET = '[data-testid="action-sheet"]'

/** Drawing hundreds of rows is slow on a busy machine. */
jest.setTimeout(60_000)

describe('the chat page', () => {
  it("shows the other person's name as title, and the messages", async () => {
    const { page } = await chatWith('李四', new SmallServer().talk('李四', { texts: 3 }))

    await until(() => page.all('.bubble').length === 3)

    expect(bubblesOf(page)).toEqual(['李四1', '李四2', '李四3'])
    expect(page.text).toMatch(/^.*李四/)
  })

  it('shows my message at once, and then that it was sent', async () => {
    const server = new SmallServer().talk('李四', { texts: 1 })
    server.isAnswering = false
    const { page } = await chatWith('李四', server)

    await page.type(FIELD, '你好')
    await page.tap(SEND)
    await until(() => page.has('.bubble--mine'))

    expect(page.textOf('.bubble--mine')).toBe('你好')
    expect(page.has('.mark--queued')).toBe(true)
    await until(() => page.field(FIELD).value === '')
  })

  it('marks a message as sent when the server has numbered it', async () => {
    const server = new SmallServer().talk('李四', { texts: 1 })
    const { page } = await chatWith('李四', server)

    await page.type(FIELD, '你好')
    await page.tap(SEND)
    await until(() => page.has('.mark--sent'))

    expect(server.sent).toEqual(['你好'])
  })

  it('sends one message when the keyboard confirms twice', async () => {
    const server = new SmallServer().talk('李四', { texts: 1 })
    const { page } = await chatWith('李四', server)

    await page.type(FIELD, '一次')
    await Promise.all([page.confirm(FIELD), page.confirm(FIELD)])
    await until(() => page.has('.mark--sent'))

    expect(server.sent).toEqual(['一次'])
  })

  it('shows where the unread messages begin', async () => {
    const { page } = await chatWith('李四', new SmallServer().talk('李四', { texts: 9, unread: 2 }))

    await until(() => page.has('.line--divider'))

    expect(page.textOf('.line--divider')).toBe('以下是新消息')
  })

  it('loads the page in which the unread messages begin', async () => {
    const server = new SmallServer().talk('李四', { texts: 150, unread: 120 })
    const { page } = await chatWith('李四', server)

    await until(() => page.has('.line--divider'))

    expect(bubblesOf(page)).toContain('李四31')
  })

  it('invites the user to write if there are no messages', async () => {
    const { page } = await chatWith('李四', new SmallServer().talk('李四'))

    await until(() => page.has('.empty'))

    expect(page.text).toContain('打个招呼吧')
  })

  it('draws a new message with one small setData', async () => {
    const server = new SmallServer().talk('李四', { texts: 40 })
    const { page, phone } = await chatWith('李四', server)
    await until(() => page.all('.bubble').length === 40 && !page.has('.older'))
    phone.stats.reset()

    server.says('李四')
    await until(() => page.all('.bubble').length === 41)

    const calls = phone.stats.setData.filter(({ component }) => component === 'pages/chat/chat')
    expect(calls).toHaveLength(1)
    expect(calls[0]?.bytes).toBeLessThan(400)
  })

  it('moves up with the keyboard, and down again', async () => {
    const { page, phone } = await chatWith('李四', new SmallServer().talk('李四', { texts: 3 }))
    await until(() => page.all('.bubble').length === 3)
    phone.screen.keyboard.isSimulated = true

    await page.type(FIELD, '你好')
    await until(() => page.find('.below').style.height === '260px')
    await until(() => !page.has('.below--end'))

    page.field(FIELD).blur()
    await until(() => page.find('.below').style.height === '0px')
    await until(() => page.has('.below--end'))
  })

  it('changes nothing around the field when the keyboard appears, because that could take the focus away', async () => {
    const { page, phone } = await chatWith('李四', new SmallServer().talk('李四', { texts: 3 }))
    const around = () => {
      const field = page.field(FIELD)
      const boxes = page.all('*').filter((box) => box.contains(field))
      return boxes.map((box) => [box.className, box.style.cssText].join())
    }
    const before = around()
    phone.screen.keyboard.isSimulated = true

    await page.type(FIELD, '你好')
    await until(() => page.find('.below').style.height === '260px')

    expect(around()).toEqual(before)
  })

  it('hides the keyboard when the messages are touched', async () => {
    const { page } = await chatWith('李四', new SmallServer().talk('李四', { texts: 3 }))
    await until(() => page.all('.bubble').length === 3)
    page.field(FIELD).focus()

    await page.tap('.bubble')

    await until(() => document.activeElement !== page.field(FIELD))
  })

  it('offers to resend a refused message', async () => {
    const server = new SmallServer().talk('李四', { texts: 1 })
    server.refusal = 'blocked'
    const { page, whole } = await chatWith('李四', server)
    await page.type(FIELD, '你好')
    await page.tap(SEND)
    await until(() => page.has('.mark--failed'))

    server.refusal = ''
    await page.tap('.mark--failed')
    await until(() => whole.has(SHEET))
    expect(whole.textOf(SHEET)).toMatch('对方拒收了你的消息')
    await whole.tap(`${SHEET} button`)
    await until(() => page.has('.mark--sent'))

    expect(server.sent).toEqual(['你好'])
  })

  it('stays under 1,000 nodes with the maximum number of rows', async () => {
    const server = new SmallServer().talk('李四', { texts: 400, isGroup: true })
    const { page, phone } = await chatWith('李四', server)
    await until(() => page.all('.bubble').length > 40)

    for (let count = 0; count < page.all('.bubble').length;) {
      count = page.all('.bubble').length
      phone.topPage.call('onNearTop')
      for (let turn = 0; turn < 15; turn++) await settled()
    }

    expect(page.all('.bubble').length).toBeGreaterThan(150)
    expect(page.element.querySelectorAll('*').length).toBeLessThan(1000)
  }, 30_000)

  it('says once that the server cannot be reached, and shows no spinner', async () => {
    const { page } = await launched(new AbsentServer(), '/pages/chat/chat?cid=c1')
    const title = words.banner['sign-in-unreachable']

    await until(() => page.text.includes(title))

    expect(page.text.split(title)).toHaveLength(2)
    expect(page.has('.loading')).toBe(false)
    expect(page.textOf('.empty__action')).toBe('重试')
  })

  it('says once that a conversation does not exist, and has nothing to type in', async () => {
    const { page } = await launched(new SmallServer(), '/pages/chat/chat?cid=c1')

    await until(() => page.has('.empty'))

    expect(page.textOf('.empty')).toContain(words.chat.goneTitle)
    expect(page.text.split(words.chat.goneHint)).toHaveLength(2)
    expect(page.has(FIELD)).toBe(false)
  })
})
