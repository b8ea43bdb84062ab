import { row } from './entries'
import { liveWorld } from './phone'

describe('catching up', () => {
  it('starts again if the server has another database', async () => {
    const { server, clock, phone } = await liveWorld()
    server.rows.set('c1', row({ title: 'before', rev: 9 }))
    server.cut()
    await clock.pass(3_000)
    await clock.until(() => phone.connection.isLive)

    server.epoch = 'second'
    server.rows.set('c1', row({ title: 'restored', rev: 1 }))
    const passes = server.count('/sync')
    server.pages = [{ conversations: [], since: 'of no use', more: false }]
    server.cut()
    await clock.pass(5_000)

    expect(server.sent('/sync').slice(passes)).toEqual([{ since: 'cursor' }, {}])
    expect(phone.inbox.rows.map(({ title }) => title)).toEqual(['restored'])
  })

  it('keeps the cursor of the sync that began last, whichever ends last', async () => {
    const { server, clock, phone } = await liveWorld()
    server.refusesSockets = true
    server.cut()
    await clock.pass(32_000)
    server.pages = [{ conversations: [], since: 'older', more: false }]
    server.callDelayMs = 5_000
    const polls = server.calls.length
    await clock.until(() => server.calls.length > polls)

    server.refusesSockets = false
    phone.connection.retryNow()
    await clock.until(() => phone.connection.isLive, 4_000)
    await clock.pass(6_000)
    const passes = server.count('/sync')
    server.cut()
    await clock.until(() => server.count('/sync') > passes)

    expect(server.sent('/sync').at(-1)).toEqual({ since: 'cursor' })
  })
})
