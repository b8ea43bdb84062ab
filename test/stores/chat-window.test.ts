import { reaction } from 'mobx-miniprogram'
import { openChat, say } from './open-chat'

/** Twenty characters. */
const TEXT = '二十个字的一条消息在这里面写得满满当当的'

describe('a long conversation', () => {
  it('costs one small call for one more message, including the moving window', async () => {
    const { page, clock, server, chat } = await thousandMessages()
    page.calls.length = 0

    for (let count = 0; count < 320; count++) {
      server.append('c1', { body: { text: TEXT } })
      server.tell({ url: '/message', data: server.logs.get('c1')!.at(-1)! })
      await clock.pass(200)
    }

    const bytes = page.calls.reduce((sum, call) => sum + call, 0)
    expect(page.calls).toHaveLength(320)
    expect(bytes / 320).toBeLessThan(400)
    expect(Math.max(...page.calls)).toBeLessThan(400)
    expect(page.rows.length).toBeLessThanOrEqual(200)
    expect(chat.hasOlder).toBe(true)
  })

  it('costs no more for an own message', async () => {
    const { page, clock, chat } = await thousandMessages()
    page.calls.length = 0

    say(chat, TEXT)
    await clock.pass(200)

    expect(page.calls.length).toBeLessThanOrEqual(2)
    expect(page.calls.reduce((sum, call) => sum + call, 0)).toBeLessThan(400)
    expect(page.texts.at(-1)).toBe(`me: ${TEXT} (sent)`)
  })

  it.each([true, false])(
    'draws 300 messages of one second in at most 20 calls, in order (at the end: %s)',
    async (isAtEnd) => {
      const { page, clock, server, chat } = await thousandMessages()
      chat.atEnd(isAtEnd)
      await clock.pass(200)
      page.calls.length = 0
      reaction(
        () => chat.newBelow,
        (newBelow) => page.setData({ newBelow })
      )

      for (let count = 0; count < 300; count++) {
        server.says('c1')
        await clock.pass(1000 / 300)
      }
      const calls = page.calls.length
      await clock.pass(200)

      expect(calls).toBeLessThanOrEqual(20)
      expect(chat.newBelow).toBe(isAtEnd ? 0 : 300)
      chat.showLatest()
      await clock.pass(200)
      expect(page.texts.slice(-2)).toEqual(['text 1299', 'text 1300'])
    }
  )

  it('loads older messages as the user scrolls up, and comes back, with at most 200 rows', async () => {
    const { page, clock, chat } = await thousandMessages()
    chat.atEnd(false)
    const most: number[] = []

    for (let step = 0; step < 60 && chat.hasOlder; step++) {
      chat.loadOlder()
      await clock.pass(300)
      most.push(page.rows.length)
    }
    expect(page.texts[0]).toBe('text 1')
    expect(chat.hasNewer).toBe(true)
    for (let step = 0; step < 60 && chat.hasNewer; step++) {
      chat.loadNewer()
      await clock.pass(300)
      most.push(page.rows.length)
    }

    expect(Math.max(...most)).toBeLessThanOrEqual(200)
    expect(page.texts.at(-1)).toBe('text 1000')
    const numbers = page.texts.map((text) => Number(text.slice(5)))
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index))
  })

  it('stays in place while others write', async () => {
    const { page, clock, server, chat } = await thousandMessages()
    chat.atEnd(false)
    for (let step = 0; step < 10; step++) {
      chat.loadOlder()
      await clock.pass(300)
    }
    const before = page.texts

    for (let count = 0; count < 100; count++) server.says('c1')
    await clock.pass(1000)

    expect(page.texts.slice(0, before.length)).toEqual(before)
    expect(page.rows.length).toBeLessThanOrEqual(200)
  })

  it('shows only the newest page if the phone was away for too long', async () => {
    const { page, clock, server, chat } = await thousandMessages()
    server.isReachable = false
    server.cut()
    for (let count = 0; count < 300; count++) server.append('c1', {})

    server.isReachable = true
    await clock.pass(30_000)

    expect(page.texts.at(-1)).toBe('text 1300')
    const numbers = page.texts.map((text) => Number(text.slice(5)))
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index))
    expect(chat.hasOlder).toBe(true)
  })
})

async function thousandMessages() {
  const chat = await openChat({ texts: 1000 })
  await chat.clock.pass(1000)
  return chat
}
