import { Requests } from '../../../miniprogram/services/socket/requests'
import { VirtualClock } from '../../world/virtual-clock'

function requests() {
  const clock = new VirtualClock()
  const sent: string[] = []
  const told: string[] = []
  const asked = new Requests(clock, {
    send: (text) => void sent.push(text),
    timedOut: () => void told.push('timed out'),
    failed: ({ code }) => void told.push(code),
    answered: () => undefined,
    wrong: (what) => void told.push(`wrong ${what}`),
  })
  return { clock, sent, told, asked }
}

describe('a request', () => {
  it('gets the answer with its number, in whatever order', async () => {
    const { asked, sent } = requests()

    const answers = [asked.call('/ping', {}), asked.call('/ping', {})]
    asked.receive({ re: 2, data: { now: 20 } })
    asked.receive({ re: 1, data: { now: 10 } })

    expect(sent.map((text) => JSON.parse(text) as unknown)).toEqual([
      { url: '/ping', id: 1, data: {} },
      { url: '/ping', id: 2, data: {} },
    ])
    expect(await Promise.all(answers)).toEqual([{ now: 10 }, { now: 20 }])
  })

  it('settles once: repeated and late answers are dropped', async () => {
    const { asked, clock, told } = requests()
    const first = asked.call('/ping', {})
    const second = asked.call('/ping', {}).catch((error: unknown) => String(error))

    asked.receive({ re: 1, data: { now: 10 } })
    asked.receive({ re: 1, error: { code: 'busy', message: '' } })
    await clock.pass(8000)
    asked.receive({ re: 2, error: { code: 'busy', message: '' } })

    expect(await first).toEqual({ now: 10 })
    expect(await second).toBe('ChatError: timed-out')
    expect(told).toEqual(['timed out'])
  })

  it("[ERR1] [ERR4] fails with the server's code, even one of a newer version", async () => {
    const { asked } = requests()
    const answer = asked.call('/ping', {})

    asked.receive({ re: 1, error: { code: 'new' as 'busy', message: 'why', retryAfter: 7 } })

    await expect(answer).rejects.toMatchObject({ code: 'new', remedy: 'give-up', retryAfter: 7 })
  })

  it('fails with a temporary error if the answer is invalid', async () => {
    const { asked, told } = requests()
    const answers = [asked.call('/ping', {}), asked.call('/ping', {}), asked.call('/ping', {})]

    asked.receive({ re: 1, data: { now: 'noon' } })
    asked.receive({ re: 2 })
    asked.receive({ re: 3, error: 7 })

    for (const answer of answers)
      await expect(answer).rejects.toMatchObject({ code: 'internal', remedy: 'retry' })
    expect(told.filter((line) => line !== 'internal')).toEqual([
      'wrong /ping now',
      'wrong /ping',
      'wrong /ping error',
    ])
  })

  it('is not sent if it is longer than a frame may be', async () => {
    const { asked, sent } = requests()

    const answer = asked.call('/sync', { since: '回'.repeat(22_000) })

    await expect(answer).rejects.toMatchObject({ code: 'too-large' })
    expect(sent).toEqual([])
  })

  it('ends with its socket, which accepts no new ones', async () => {
    const { asked, clock, told } = requests()
    const open = asked.call('/ping', {})

    asked.close()
    await expect(open).rejects.toMatchObject({ code: 'offline' })
    await expect(asked.call('/ping', {})).rejects.toMatchObject({ code: 'offline' })
    await clock.pass(20_000)

    expect(told).toEqual([])
  })
})
