/** @jest-environment ./test/simulator/phone-environment.ts */
import { onAPhone, words } from './on-a-phone'

const bubble = (properties: object) =>
  onAPhone('message-bubble', { words: words.bubble, ...properties })

const mine = { text: '我出发了', mine: true }

describe('a bubble', () => {
  it("shows another person's message below that person's name, beside the avatar", async () => {
    const shown = await bubble({ text: '好的', sender: '小雨', avatarText: '雨', avatarColour: 3 })

    expect(shown.textOf('.bubble--theirs')).toBe('好的')
    expect(shown.textOf('.sender')).toBe('小雨')
    expect(shown.textOf('.avatar')).toBe('雨')
    expect(shown.has('.colour--3')).toBe(true)
    expect(shown.has('.mark')).toBe(false)
  })

  it('makes links, addresses and numbers tappable, and nothing else', async () => {
    const parts = [
      { kind: 'text', text: '见 ', at: 0 },
      { kind: 'link', text: 'www.a.cn', at: 2 },
    ]
    const shown = await bubble({ ...mine, text: '见 www.a.cn', parts })
    const followed = shown.events('follow')
    expect(shown.textOf('.bubble--mine')).toBe('见 www.a.cn')

    await shown.tap('.bubble__link')
    expect(followed).toEqual([{ kind: 'link', text: 'www.a.cn' }])
  })

  it('shows the own avatar and no name for own messages', async () => {
    const shown = await bubble(mine)

    expect(shown.textOf('.bubble--mine')).toBe('我出发了')
    expect([shown.has('.avatar--mine'), shown.has('.sender')]).toEqual([true, false])
  })

  it('shows the delivery state of an own message', async () => {
    const shown = await bubble({ ...mine, delivery: 'queued' })
    expect([shown.textOf('.mark'), shown.has('.mark--clock')]).toEqual(['', false])

    await shown.set({ showsClock: true })
    expect(shown.has('.mark--clock')).toBe(true)

    await shown.set({ delivery: 'sent', showsClock: false })
    expect([shown.textOf('.mark'), shown.has('.mark--clock')]).toEqual(['✓', false])

    await shown.set({ delivery: 'read' })
    expect(shown.textOf('.mark--read')).toBe('已读')
  })

  it('offers help when the mark of a failed message is tapped, and only then', async () => {
    const shown = await bubble({ ...mine, delivery: 'failed' })
    const asked = shown.events('trouble')

    await shown.tap('.mark--failed')
    await shown.set({ delivery: 'sent' })
    await shown.tap('.mark')

    expect(asked).toHaveLength(1)
  })

  it('has at most four nodes, so 200 bubbles stay under the limit of 1,000', async () => {
    const shown = await bubble({ text: '好的', sender: '小雨', avatarText: '雨' })

    expect(shown.find('[wx-host]').querySelectorAll('*').length).toBeLessThanOrEqual(3)
  })
})
