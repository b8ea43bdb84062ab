/** @jest-environment jsdom */
import type { PhoneHandle } from '../../../simulator/web/phone-window'
import { Writer } from '../../../simulator/web/writer'

beforeEach(() => jest.useFakeTimers())

afterEach(() => jest.useRealTimers())

/** A phone that shows the list of conversations, or the chat with this title. */
function phoneThatShows(title?: string) {
  const tapped: string[] = []
  const data = { phase: 'ready', banner: 'none', hasNewer: false, chunks: [], title }
  const chat = { path: 'pages/chat/chat', query: { cid: 'c' }, data }
  const phone = {
    state: () => ({ visibility: 'shown' }),
    front: () =>
      title === undefined ? { path: 'pages/message/message', query: {}, data: {} } : chat,
    hand: {
      opens: (title: string) => tapped.push(title) > 0,
      written: () => '',
      write: jest.fn(),
    },
  }
  return { phone: phone as unknown as PhoneHandle, tapped }
}

describe('the automatic writer', () => {
  it('opens the group if no conversation was open', () => {
    const { phone, tapped } = phoneThatShows()
    const writer = new Writer({ phone: () => phone, took: () => undefined })

    writer.start()
    jest.advanceTimersByTime(300)
    writer.stop()

    expect(tapped).toEqual(['回音体验群'])
  })

  it('returns to the conversation that was open when the phone was relaunched', () => {
    let now = phoneThatShows('李四')
    const writer = new Writer({ phone: () => now.phone, took: () => undefined })
    writer.start()
    jest.advanceTimersByTime(300)

    now = phoneThatShows()
    jest.advanceTimersByTime(250)
    writer.stop()

    expect(now.tapped).toEqual(['李四'])
  })
})
