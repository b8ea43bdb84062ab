import { advance } from '../../miniprogram/stores/chat/delivery'

describe('delivery', () => {
  it('never moves backwards', () => {
    expect(advance('read', 'sent')).toBe('read')
    expect(advance('sent', 'queued')).toBe('sent')
    expect(advance('sent', 'failed')).toBe('sent')
  })

  it('trusts a late receipt more than an early failure', () => {
    expect(advance('failed', 'sent')).toBe('sent')
  })

  it('starts again when the user resends a failed message', () => {
    expect(advance('failed', 'queued')).toBe('queued')
  })
})
