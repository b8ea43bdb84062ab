/** @jest-environment ./test/simulator/phone-environment.ts */
import { en } from '../../miniprogram/text/en'
import { onAPhone, words } from './on-a-phone'

const banner = (state: string, seconds = 0) =>
  onAPhone('connection-banner', { words: words.banner, state, seconds })

describe('the connection banner', () => {
  it('is hidden if there is nothing to say', async () => {
    const shown = await banner('none')

    expect(shown.text).toBe('')
  })

  it('counts down to the next attempt', async () => {
    const shown = await banner('waiting', 5)
    expect(shown.text).toBe('连接已断开5 秒后重试重试')

    await shown.set({ seconds: 4 })
    expect(shown.text).toBe('连接已断开4 秒后重试重试')
  })

  it('places the seconds correctly in English', async () => {
    const shown = await onAPhone('connection-banner', {
      words: en.banner,
      state: 'waiting',
      seconds: 5,
    })

    expect(shown.text).toContain('Retrying in 5 s')
  })

  it.each(['connecting', 'syncing', 'fallback'] as const)(
    'has a text but no button for %s',
    async (state) => {
      const shown = await banner(state)

      expect(shown.text).toBe(words.banner[state])
    }
  )

  it.each(['waiting', 'offline', 'signing-in', 'replaced', 'refused'] as const)(
    'has a text and a button for %s',
    async (state) => {
      const shown = await banner(state)
      const acted = shown.events('act')

      expect(shown.text).toBe(words.banner[state] + words.banner.actions[state])
      await shown.tap('.banner__act')
      expect(acted).toHaveLength(1)
    }
  )

  it('opens the diagnostics when tapped, without an attempt to connect', async () => {
    const shown = await banner('waiting', 9)
    const [opened, acted] = [shown.events('open'), shown.events('act')]

    await shown.tap('.banner__open')

    expect(opened).toHaveLength(1)
    expect(acted).toHaveLength(0)
  })
})
