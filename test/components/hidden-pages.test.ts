/** @jest-environment ./test/simulator/phone-environment.ts */
import { settled } from '../simulator/runtime-host'
import { bubblesOf, chatWith, openChat, until } from './pages-on-a-phone'
import { SmallServer } from './small-server'

const LIST = 'pages/message/message'
const MESSAGES = 300
const SECOND_MS = 1_000
/** By this time a read mark has been sent. */
const READ_AFTER_MS = 1_500

/** Drawing is slow on a busy machine. */
jest.setTimeout(60_000)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Opens the list, with one of the two chats on top of it. */
async function chatOverList() {
  const server = new SmallServer().talk('李四', { texts: 3 }).talk('王五', { texts: 1 })
  const host = await chatWith('李四', server)
  await until(() => host.page.all('.bubble').length === 3)
  await pause(200)
  host.phone.stats.reset()
  const back = async () => {
    host.phone.stack.navigateBack(1)
    await settled()
  }
  return { server, host, back, calls: () => host.phone.stats.setData }
}

describe('a page below another one', () => {
  it('is not drawn while 300 messages arrive, and the whole app makes at most 20 calls a second', async () => {
    const { server, calls } = await chatOverList()
    const start = Date.now()

    for (let count = 0; count < MESSAGES; count++) {
      server.says(count % 3 === 0 ? '王五' : '李四')
      if (count % 10 === 0) await pause(30)
    }
    await pause(200)
    const seconds = Math.ceil((Date.now() - start) / SECOND_MS)

    expect(calls().filter(({ component }) => component === LIST)).toEqual([])
    expect(calls().length).toBeLessThanOrEqual(20 * seconds)
    expect(calls().length).toBeGreaterThan(0)
  })

  it('shows all changes at once when it is shown again', async () => {
    const { server, host, back, calls } = await chatOverList()
    for (let count = 0; count < 12; count++) server.says('王五')
    server.says('李四')
    await pause(200)

    await back()

    const drawn = calls().filter(({ component }) => component === LIST)
    expect(drawn).toHaveLength(1)
    expect(host.page.text).toContain('王五13')
    expect(host.page.text).toContain('李四4')
    expect(host.page.text).toContain('12')
  })

  it('is not drawn again if nothing has changed', async () => {
    const { back, calls } = await chatOverList()

    await back()

    expect(calls().filter(({ component }) => component === LIST)).toEqual([])
  })

  it('follows new messages again afterwards', async () => {
    const { server, host, back } = await chatOverList()
    await back()

    server.says('王五')

    await until(() => host.page.text.includes('王五2'))
  })

  it('behaves the same if it is a chat below the diagnostics', async () => {
    const { server, host, back, calls } = await chatOverList()
    host.phone.stack.navigateTo('/diagnostics/diagnostics')
    await settled()
    host.phone.stats.reset()

    for (let count = 0; count < 5; count++) server.says('李四')
    await pause(300)

    expect(calls().filter(({ component }) => component === 'pages/chat/chat')).toEqual([])
    await back()
    await until(() => host.page.has('.bubble'))
    expect(bubblesOf(host.page).slice(-2)).toEqual(['李四7', '李四8'])
  })
})

describe('a message in a hidden chat', () => {
  it('becomes read only when the chat appears from below the diagnostics', async () => {
    const { server, host, back } = await chatOverList()
    host.phone.stack.navigateTo('/diagnostics/diagnostics')
    await settled()

    for (let count = 0; count < 5; count++) server.says('李四')
    await pause(READ_AFTER_MS)

    expect(server.readUpTo.get('李四') ?? 3).toBe(3)
    await back()
    await until(() => server.readUpTo.get('李四') === 8)
    expect(host.page.has('.latest__count')).toBe(false)
  })

  it('becomes read only when the app returns to the front', async () => {
    const { server, host } = await chatOverList()
    host.platform.controls.hide()

    for (let count = 0; count < 5; count++) server.says('李四')
    await pause(READ_AFTER_MS)

    expect(server.readUpTo.get('李四') ?? 3).toBe(3)
    host.platform.controls.show()
    await until(() => server.readUpTo.get('李四') === 8)
  })
})

describe('a closed page', () => {
  it('ignores a measurement that arrives too late', async () => {
    const { server, host, back } = await chatOverList()
    host.phone.quirks.measuresAfterMs = 30

    for (let turn = 0; turn < 10; turn++) {
      await back()
      await openChat(host, '李四')
      server.says('李四')
    }
    await back()
    await pause(100)

    expect(host.complaints).toEqual([])
  })
})

describe.each([true, false])('a list without a scroll context (setData merged: %s)', (merges) => {
  it('follows new messages anyway', async () => {
    const { server, host } = await chatOverList()
    Object.assign(host.phone.quirks, { hasNoContexts: true, mergesSetData: merges })
    host.phone.stack.navigateBack(1)
    await settled()
    await openChat(host, '李四')
    await until(() => host.page.all('.bubble').length === 3)
    let moves = 0
    Object.assign(host.page.find('.list'), { scrollTo: () => moves++ })

    server.says('李四')
    await until(() => host.page.all('.bubble').length === 4)
    await pause(100)
    server.says('李四')
    await until(() => host.page.all('.bubble').length === 5)
    await pause(100)

    expect(moves).toBeGreaterThanOrEqual(2)
  })
})

describe('a list that cannot be measured', () => {
  it('shows new messages, wherever the reader is', async () => {
    const { server, host } = await chatOverList()
    host.phone.quirks.measuresNothing = true

    server.says('李四')
    await until(() => host.page.all('.bubble').length === 4)

    expect(host.complaints).toEqual([])
  })
})
