/** @jest-environment ./test/simulator/phone-environment.ts */
import { onAPhone, words } from './on-a-phone'

const composer = (properties: object = {}) =>
  onAPhone('message-composer', { words: words.composer, maxLength: 4000, ...properties })

const FIELD = '.composer__field'
const SEND = '.composer__send'

describe('the composer', () => {
  it('reports what is typed', async () => {
    const shown = await composer()
    const edits = shown.events('edit')

    await shown.type(FIELD, '你好')

    expect(edits).toEqual([{ draft: '你好' }])
  })

  it('restores a draft, and becomes empty when told to', async () => {
    const shown = await composer({ field: { version: 0, text: '昨天没写完' } })
    expect(shown.field(FIELD).value).toBe('昨天没写完')

    await shown.type(FIELD, '写完了')
    await shown.set({ field: { version: 1, text: '' } })

    expect(shown.field(FIELD).value).toBe('')
  })

  it('becomes empty after each message, even if it was told so before', async () => {
    const shown = await composer()

    for (const version of [1, 2, 3]) {
      await shown.type(FIELD, '好')
      await shown.set({ field: { version, text: '' } })

      expect(shown.field(FIELD).value).toBe('')
    }
  })

  it('does not set the value while the user types', async () => {
    const shown = await composer()
    for (const text of ['我', '我在', '我在路', '我在路上']) {
      await shown.type(FIELD, text)
      expect(shown.data['value']).toBe('')
    }
  })

  it('sets a draft only when it is ready, because iOS would compute a wrong height earlier', async () => {
    const shown = await composer({ field: { version: 0, text: '草稿' } })

    expect(shown.data['value']).toBe('草稿')
  })

  it('says that the limit is reached as long as it is', async () => {
    const shown = await composer({ maxLength: 5 })
    const resized = shown.events('resize')

    await shown.type(FIELD, '一二三四五')
    expect(shown.textOf('.note')).toBe('已达字数上限：5 字')
    expect(shown.find('.note').getAttribute('aria-role') ?? shown.find('.note').role).toBe('alert')
    await shown.type(FIELD, '一二三四')

    expect(shown.has('.note')).toBe(false)
    expect(resized.length).toBeGreaterThanOrEqual(2)
  })

  it('reports that it is in use, so that a touch elsewhere can hide the keyboard', async () => {
    const shown = await composer()
    const typing = shown.events('typing')

    shown.field(FIELD).focus()
    shown.field(FIELD).blur()
    await shown.set({})

    expect(typing).toEqual([{ isTyping: true }, { isTyping: false }])
  })

  it('explains why a text was refused as long as it applies', async () => {
    const shown = await composer({ problem: words.rows.problem('outbox-full') })
    expect(shown.textOf('.note--problem')).toBe('待发送的消息太多，请等网络恢复后再发')

    await shown.set({ problem: '' })

    expect(shown.has('.note--problem')).toBe(false)
  })

  it('sends with its button and with the keyboard', async () => {
    const shown = await composer({ field: { version: 0, text: '你好' }, canSend: true })
    const sent = shown.events('send')

    await shown.tap(SEND)
    await shown.confirm(FIELD)

    expect(sent).toHaveLength(2)
  })

  it('sends nothing if there is nothing to send', async () => {
    const shown = await composer({ field: { version: 0, text: ' ' }, canSend: false })
    const sent = shown.events('send')

    await shown.tap(SEND)
    await shown.confirm(FIELD)

    expect(sent).toHaveLength(0)
  })

  it("accepts 4,000 characters, although the platform's default limit is 140", async () => {
    const shown = await composer()
    const edits = shown.events('edit')

    await shown.type(FIELD, '字'.repeat(4000))

    expect(edits).toEqual([{ draft: '字'.repeat(4000) }])
    expect(shown.field(FIELD).maxLength).toBeGreaterThanOrEqual(4000)
  })

  it('cuts no emoji in two at the limit: it takes the whole of it, or nothing', async () => {
    const shown = await composer({ maxLength: 12 })
    const edits = shown.events('edit')

    await shown.type(FIELD, '一二三👨‍👩‍👧‍👦')

    expect(edits).toEqual([{ draft: '一二三' }])
    expect(shown.field(FIELD).value).toBe('一二三')
    expect(shown.textOf('.note')).toBe('已达字数上限：12 字')
    await shown.type(FIELD, '一👨‍👩‍👧‍👦')
    expect(edits.at(-1)).toEqual({ draft: '一👨‍👩‍👧‍👦' })
  })

  it('lets the platform cut nothing that might be part of an emoji', async () => {
    const shown = await composer({ maxLength: 12 })
    const longest = '🧑🏻‍❤️‍💋‍🧑🏿'

    expect(shown.field(FIELD).maxLength).toBeGreaterThanOrEqual(12 + longest.length)
  })
})
