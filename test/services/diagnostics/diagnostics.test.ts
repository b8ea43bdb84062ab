import { Journal } from '../../../miniprogram/services/diagnostics/journal'
import { VirtualClock } from '../../world/virtual-clock'
import { liveWorld } from '../phone'

describe('the diagnostics', () => {
  it('say how the phone stands with the server', async () => {
    const { phone, clock, server } = await liveWorld()
    const page = phone.openDiagnostics()
    await clock.pass(1000)
    expect(page).toMatchObject({ socketState: 'live', way: 'socket', roundTripMs: 10, lastEnd: '' })

    server.isReachable = false
    server.cut()
    await clock.pass(5000)

    expect(page).toMatchObject({ socketState: 'waiting', way: 'none' })
    expect(page.lastEnd).toBe('connectSocket:fail')
    expect(page.secondsToRetry).toBeGreaterThan(0)
  })

  it('count what waits', async () => {
    const { phone, clock, server } = await liveWorld()
    server.append('c1', {})
    server.mute.add('/message/send')
    const chat = phone.openChat('c1')
    chat.edit('waiting')
    chat.send()
    const page = phone.openDiagnostics()
    await clock.pass(300)

    expect(page.outboxCount).toBe(1)
    expect(page.outboxBytes).toBeGreaterThan(50)
  })

  it('tell what happened, newest first, and can be copied without what was said or who proves it', async () => {
    const { phone, clock, server } = await liveWorld()
    server.append('c1', {})
    const chat = phone.openChat('c1')
    chat.edit('a secret')
    chat.send()
    await clock.pass(1000)
    const page = phone.openDiagnostics()

    expect(page.events.map(({ text }) => text)).toContain('connection: live')
    expect(page.events[0]?.text).toBe('outbox: 0')
    expect(page.text()).toContain('connection: live')
    expect(page.text()).not.toContain('a secret')
    expect(page.text()).not.toContain('token')
  })

  it('stop when their page is closed', async () => {
    const { phone, clock, server } = await liveWorld()
    const page = phone.openDiagnostics()
    page.close()

    server.isReachable = false
    server.cut()
    await clock.pass(5000)

    expect(page.socketState).toBe('live')
  })
})

describe('the journal', () => {
  it('keeps the last two hundred events', () => {
    const journal = new Journal(new VirtualClock())

    for (let count = 1; count <= 205; count++) journal.note(`event ${count}`)

    expect(journal.events).toHaveLength(200)
    expect(journal.events[0]).toMatchObject({ number: 6, what: 'event 6' })
  })
})
