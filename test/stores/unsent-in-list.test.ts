import { row, said } from '../services/entries'
import { Surroundings } from '../services/phone'
import { open, say } from './open-chat'

describe('a message of mine that did not get through, in the list', () => {
  it('is the last line of its conversation, which moves up, and is marked as waiting until it is numbered', async () => {
    const { phone, server, clock } = await list()
    server.mute.add('/message/send')
    const { chat } = open(phone.openChat('first'))

    say(chat, 'still here')
    await clock.pass(100)
    expect(shown(phone)).toEqual(['first: still here (waiting)', 'second: text 1'])

    server.mute.clear()
    await clock.pass(20_000)
    expect(shown(phone)).toEqual(['first: still here', 'second: text 1'])
  })

  it('is marked as failed, until it is thrown away', async () => {
    const { phone, server, clock } = await list()
    server.failures.set('/message/send', [{ code: 'blocked', message: '' }])
    const { chat, page } = open(phone.openChat('first'))

    say(chat, 'refused')
    await clock.pass(1_000)
    expect(shown(phone)).toContain('first: refused (failed)')

    chat.discard(String(page.rows.at(-1)?.key))
    await clock.pass(1_000)
    expect(shown(phone)).toEqual(['second: text 1', 'first: text 1'])
  })

  it('that failed is not hidden by one that waits, nor by what is said later', async () => {
    const { phone, server, clock } = await list()
    server.failures.set('/message/send', [{ code: 'blocked', message: '' }])
    const { chat } = open(phone.openChat('first'))
    say(chat, 'refused')
    await clock.pass(1_000)
    server.mute.add('/message/send')

    say(chat, 'waits')
    await clock.pass(100)
    expect(shown(phone)).toContain('first: waits (failed)')

    server.says('first', { at: clock.now() })
    await clock.pass(100)
    expect(shown(phone)).toContain('first: text 3 (failed)')
  })

  it('stands by the server’s clock, though the phone’s is wrong', async () => {
    const { phone, server, clock } = await list({ clockOffMs: 3 * 3_600_000 })
    server.failures.set('/message/send', busy)
    const { chat } = open(phone.openChat('first'))
    say(chat, 'by a wrong clock')
    await clock.pass(1_000)

    server.says('first', { at: clock.now() })
    await clock.pass(100)

    expect(shown(phone)).toContain('first: text 2 (waiting)')
  })
})

const busy = Array.from({ length: 9 }, () => ({ code: 'busy' as const, message: '' }))

type Phone = Awaited<ReturnType<Surroundings['live']>>

const shown = ({ inbox }: Phone): string[] =>
  inbox.rows.map(({ title, line, unsent }) => `${title}: ${line}${unsent && ` (${unsent})`}`)

/** `second` was written to last. */
async function list({ clockOffMs = 0 } = {}) {
  const surroundings = new Surroundings()
  surroundings.clockOffMs = clockOffMs
  const { server, clock } = surroundings
  for (const [index, cid] of ['first', 'second'].entries()) {
    const last = said(1, { cid, at: index })
    server.rows.set(cid, row({ cid, title: cid, lastSeq: 1, n: 1, last }))
    server.logs.set(cid, [last])
  }
  const phone = await surroundings.live()
  await clock.pass(100)
  return { surroundings, server, clock, phone }
}
