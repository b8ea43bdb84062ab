/** @jest-environment ./test/simulator/phone-environment.ts */
import { onAPhone } from './on-a-phone'

describe('an unread badge', () => {
  it('shows the number', async () => {
    const shown = await onAPhone('unread-badge', { text: '99+' })

    expect(shown.textOf('.badge')).toBe('99+')
  })

  it('is only a dot for muted conversations', async () => {
    const shown = await onAPhone('unread-badge', { text: '3', muted: true })

    expect([shown.text, shown.has('.dot')]).toEqual(['', true])
  })

  it('is hidden if everything is read', async () => {
    const shown = await onAPhone('unread-badge', { text: '', muted: true })

    expect([shown.has('.badge'), shown.has('.dot')]).toEqual([false, false])
  })
})

describe('an avatar', () => {
  it('shows a letter', async () => {
    const shown = await onAPhone('avatar', { text: '李', colour: 2 })

    expect(shown.textOf('.letter')).toBe('李')
    expect(shown.has('.colour--2')).toBe(true)
  })

  it('consists of up to nine people', async () => {
    const tiles = ['张', '李', '王', '雨', '明'].map((text, color) => ({ id: text, text, color }))
    const shown = await onAPhone('avatar', { text: '群', tiles })

    expect(shown.text).toBe('张李王雨明')
    expect(shown.has('.tiles--many')).toBe(true)
  })
})

describe('an empty state', () => {
  it('says what to do, and emits the action', async () => {
    const shown = await onAPhone('empty-state', { title: '没有', hint: '再试', action: '重试' })
    const acted = shown.events('act')

    await shown.tap('.empty__action')

    expect([shown.text, acted.length]).toEqual(['没有再试重试', 1])
  })

  it('has no button without an action', async () => {
    const shown = await onAPhone('empty-state', { title: '没有', hint: '打个招呼吧。' })

    expect(shown.has('.empty__action')).toBe(false)
  })
})
