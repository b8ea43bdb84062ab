/** @jest-environment ./test/simulator/phone-environment.ts */
import { onAPhone, words } from './on-a-phone'

const banner = (state: string, seconds = 0) =>
  onAPhone('connection-banner', { words: words.banner, state, seconds })

describe('the connection banner', () => {
  it('is not there while there is nothing to say', async () => {
    const shown = await banner('none')

    expect(shown.text).toBe('')
  })

  it('counts down to the next attempt', async () => {
    const shown = await banner('waiting', 5)
    expect(shown.text).toBe('连接已断开5 秒后重试')

    await shown.set({ seconds: 4 })
    expect(shown.text).toBe('连接已断开4 秒后重试')
  })

  it.each(['connecting', 'offline', 'syncing', 'signing-in', 'refused'] as const)(
    'has words for %s',
    async (state) => {
      const shown = await banner(state)

      expect(shown.text).toBe(words.banner[state])
    }
  )

  it('asks for an attempt at once when it is tapped', async () => {
    const shown = await banner('waiting', 9)
    const asked = shown.events('retry')

    await shown.tap('.banner')

    expect(asked).toHaveLength(1)
  })
})
