import { advance } from '../../miniprogram/stores/delivery'

describe('delivery', () => {
  it('never moves backwards', () => {
    expect(advance('read', 'sent')).toBe('read')
    expect(advance('sent', 'queued')).toBe('sent')
    expect(advance('sent', 'failed')).toBe('sent')
  })

  it('believes a late receipt over an early failure', () => {
    expect(advance('failed', 'sent')).toBe('sent')
  })

  it('begins again where the user sends a failed one again', () => {
    expect(advance('failed', 'queued')).toBe('queued')
  })
})
