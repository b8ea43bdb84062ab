import {
  isPolling,
  needOf,
  pollPause,
  transition,
  type FallbackEvent,
  type FallbackState,
  type Need,
} from '../../../miniprogram/services/fallback/fallback-state'

const after = (...events: FallbackEvent[]): FallbackState =>
  events.reduce(transition, { name: 'resting' })
const socket = (need: Need): FallbackEvent => ({ type: 'socket', need })
const impatient: FallbackEvent = { type: 'impatient' }
const answered: FallbackEvent = { type: 'answered' }
const unanswered: FallbackEvent = { type: 'unanswered' }
const asking = [socket('wanted'), impatient]
const carrying = [...asking, answered]

describe('the fallback', () => {
  it('is patient first, then polls, and carries requests once it is answered', () => {
    expect(after(socket('wanted'))).toEqual({ name: 'patient' })
    expect(after(socket('wanted'), socket('wanted'))).toEqual({ name: 'patient' })
    expect(after(...asking)).toEqual({ name: 'asking', failures: 0 })
    expect(after(...carrying)).toEqual({ name: 'carrying' })
  })

  it('does not poll before its patience is over, whatever happens', () => {
    expect(after(socket('wanted'), answered, unanswered)).toEqual({ name: 'patient' })
    expect(after(impatient, answered)).toEqual({ name: 'resting' })
  })

  it('carries nothing from the first unanswered poll until the next answer', () => {
    expect(after(...carrying, unanswered)).toEqual({ name: 'asking', failures: 1 })
    expect(after(...carrying, unanswered, unanswered)).toEqual({ name: 'asking', failures: 2 })
    expect(after(...carrying, unanswered, answered)).toEqual({ name: 'carrying' })
  })

  it('rests as soon as a socket works, or when it is not needed', () => {
    for (const before of [[socket('wanted')], asking, carrying, [...carrying, socket('paused')]])
      expect(after(...before, socket('none'))).toEqual({ name: 'resting' })
  })

  it('pauses with the app, and polls at once if it was needed before', () => {
    expect(after(...carrying, socket('paused'))).toEqual({ name: 'paused', wasPatient: false })
    expect(after(...carrying, socket('paused'), socket('wanted'))).toEqual({
      name: 'asking',
      failures: 0,
    })
    expect(after(socket('wanted'), socket('paused'), socket('wanted'))).toEqual({ name: 'patient' })
    expect(after(socket('paused'), unanswered)).toEqual({ name: 'resting' })
  })

  it('needs nothing while a socket works, or when it is not needed', () => {
    expect(needOf({ name: 'live', failures: 0, triedAt: 0, signedInAt: 0 })).toBe('none')
    expect(needOf({ name: 'idle' })).toBe('none')
    expect(needOf({ name: 'refused', code: 'replaced' })).toBe('none')
    expect(needOf({ name: 'connecting', failures: 0, triedAt: 0 })).toBe('wanted')
    expect(needOf({ name: 'suspended', hiddenAt: 0, before: { name: 'idle' } })).toBe('paused')
  })

  it('polls slowly, and more slowly if nobody answers', () => {
    expect(pollPause({ name: 'carrying' }, 0)).toBe(5_000)
    expect(pollPause({ name: 'carrying' }, 0.5)).toBe(5_500)
    const pauses = [1, 2, 3, 4, 99].map((failures) => pollPause({ name: 'asking', failures }, 0))
    expect(pauses).toEqual([5_000, 10_000, 20_000, 30_000, 30_000])
  })

  it('polls only while asking or carrying', () => {
    expect([after(...asking), after(...carrying)].every(isPolling)).toBe(true)
    expect([after(), after(socket('wanted'))].some(isPolling)).toBe(false)
  })
})
