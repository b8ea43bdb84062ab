import {
  transition,
  type ConnectionEvent,
  type ConnectionState,
} from '../../../miniprogram/services/socket/connection-state'

const after = (...events: ConnectionEvent[]): ConnectionState =>
  events.reduce<ConnectionState>(transition, { name: 'idle' })

const open: ConnectionEvent = { type: 'open', at: 1000 }
const opened: ConnectionEvent = { type: 'opened' }
const signedIn: ConnectionEvent = { type: 'signed-in', at: 2000 }
const caughtUp: ConnectionEvent = { type: 'caught-up' }
const close: ConnectionEvent = { type: 'close' }
const replaced: ConnectionEvent = { type: 'refuse', code: 'replaced' }
const lost = (at: number, loss = {}): ConnectionEvent => ({ type: 'lost', at, random: 0.5, loss })
const retry = (at: number): ConnectionEvent => ({ type: 'retry', at })
const hint = (at: number): ConnectionEvent => ({ type: 'hint', at })
const replace = (at: number): ConnectionEvent => ({ type: 'replace', at })
const hide = (at: number): ConnectionEvent => ({ type: 'hide', at })
const show = (at: number): ConnectionEvent => ({ type: 'show', at })
const becomingLive = [open, opened, signedIn, caughtUp]
const live = { name: 'live', failures: 0, triedAt: 1000, signedInAt: 2000 }

describe('the connection', () => {
  it('is live once it has signed in and synced', () => {
    expect(after(open)).toEqual({ name: 'connecting', failures: 0, triedAt: 1000 })
    expect(after(open, opened)).toMatchObject({ name: 'signing-in' })
    expect(after(open, opened, signedIn)).toMatchObject({ name: 'syncing', signedInAt: 2000 })
    expect(after(...becomingLive)).toEqual(live)
  })

  it('waits longer after each failure', () => {
    const first = after(open, lost(1100))
    const second = after(open, lost(1100), retry(2000), lost(2100))

    expect(first).toEqual({ name: 'waiting', failures: 1, triedAt: 1000, until: 1100 + 500 + 250 })
    expect(second).toEqual({ name: 'waiting', failures: 2, triedAt: 2000, until: 2100 + 500 + 500 })
  })

  it('forgets its failures only after ten good seconds', () => {
    const flapping = [open, lost(1100), retry(2000), opened, signedIn, caughtUp]

    expect(after(...flapping, lost(11_999))).toMatchObject({ failures: 2 })
    expect(after(...flapping, lost(12_000))).toMatchObject({ failures: 1 })
  })

  it('does not count a failure if the platform was not ready', () => {
    expect(after(open, lost(1100, { isTooEarly: true }))).toMatchObject({
      failures: 0,
      until: 1400,
    })
  })

  it('[CLI7] spreads over five seconds when the server restarts, and waits as long as it requests', () => {
    const loss = { isRestarting: true, retryAfter: 3000 }

    expect(after(...becomingLive, lost(20_000, loss))).toMatchObject({
      until: 20_000 + 3000 + 2500,
    })
  })

  it('ignores a second report of the same loss', () => {
    expect(after(open, lost(1100), lost(1200))).toEqual(after(open, lost(1100)))
  })

  it('[CLI8] follows a hint at once, but keeps half a second between two attempts, and keeps counting', () => {
    const waiting = [open, lost(1100), retry(2000), lost(2001, { retryAfter: 60_000 })]

    expect(after(...waiting, hint(2100))).toMatchObject({
      name: 'waiting',
      until: 2500,
      failures: 2,
    })
    expect(after(...waiting, hint(9000))).toEqual({
      name: 'connecting',
      failures: 2,
      triedAt: 9000,
    })
  })

  it('does not wait longer because of a hint, or because the clock was set back', () => {
    expect(after(open, lost(1050, { isTooEarly: true }), hint(1060))).toMatchObject({ until: 1350 })
    expect(after(open, lost(1100, { retryAfter: 60_000 }), hint(10))).toMatchObject({ until: 510 })
  })

  it('does not replace a working link because of a hint', () => {
    expect(after(...becomingLive, hint(9000))).toEqual(live)
  })

  it('replaces the link of another network at once', () => {
    expect(after(...becomingLive, replace(9000))).toMatchObject({
      name: 'connecting',
      triedAt: 9000,
    })
    expect(after(open, replace(1200))).toMatchObject({ name: 'waiting', until: 1500 })
  })

  it('stays refused until it is opened again', () => {
    expect(after(...becomingLive, replaced, lost(9000), retry(9500), hint(9900))).toEqual({
      name: 'refused',
      code: 'replaced',
    })
    expect(after(...becomingLive, replaced, { type: 'open', at: 9000 })).toEqual({
      name: 'connecting',
      failures: 0,
      triedAt: 9000,
    })
  })

  it('can be closed in any state, and ignores later events', () => {
    expect(after(...becomingLive, close, replaced, lost(9000))).toEqual({ name: 'idle' })
    expect(after(...becomingLive, hide(3000), close, show(9000))).toEqual({ name: 'idle' })
  })
})

describe('a hidden app', () => {
  it('continues with its link after a short absence', () => {
    expect(after(...becomingLive, hide(3000))).toMatchObject({ name: 'suspended' })
    expect(after(...becomingLive, hide(3000), show(7999))).toEqual(live)
  })

  it('considers its link dead after five seconds', () => {
    expect(after(...becomingLive, hide(3000), show(8000))).toMatchObject({
      name: 'connecting',
      triedAt: 8000,
    })
  })

  it('does the same if the clock was set back meanwhile', () => {
    expect(after(...becomingLive, hide(3000), show(2900))).toMatchObject({ name: 'connecting' })
  })

  it('notices a loss, and reconnects when it is back', () => {
    const hidden = [...becomingLive, hide(3000), lost(3500)]

    expect(after(...hidden)).toMatchObject({ name: 'suspended', before: { name: 'waiting' } })
    expect(after(...hidden, show(3600))).toMatchObject({ name: 'connecting', triedAt: 3600 })
  })

  it('stays refused, and stays closed', () => {
    expect(after(...becomingLive, hide(3000), replaced, show(9000))).toMatchObject({
      name: 'refused',
    })
    expect(after(hide(3000), show(9000))).toEqual({ name: 'idle' })
  })

  it('ignores repeated hides and shows', () => {
    expect(after(...becomingLive, hide(3000), hide(6000), show(7900))).toEqual(live)
    expect(after(...becomingLive, hide(3000), show(7900), show(20_000))).toEqual(live)
  })
})
