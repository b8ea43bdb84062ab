/** @jest-environment ./test/simulator/phone-environment.ts */
import { onAPhone, words } from './on-a-phone'

const composer = (properties: object = {}) =>
  onAPhone('message-composer', { words: words.composer, maxLength: 4000, ...properties })

const FIELD = '.composer__field'
const SEND = '.composer__send'

describe('the composer', () => {
  it('tells what is typed', async () => {
    const shown = await composer()
    const edits = shown.events('edit')

    await shown.type(FIELD, '你好')

    expect(edits).toEqual([{ draft: '你好' }])
  })

  it('restores a draft, and is empty when it is told so', async () => {
    const shown = await composer({ field: { version: 0, text: '昨天没写完' } })
    expect(shown.field(FIELD).value).toBe('昨天没写完')

    await shown.type(FIELD, '写完了')
    await shown.set({ field: { version: 1, text: '' } })

    expect(shown.field(FIELD).value).toBe('')
  })

  it('is emptied after each message, though it was told to be empty before', async () => {
    const shown = await composer()

    for (const version of [1, 2, 3]) {
      await shown.type(FIELD, '好')
      await shown.set({ field: { version, text: '' } })

      expect(shown.field(FIELD).value).toBe('')
    }
  })

  it('tells the platform nothing back while somebody types', async () => {
    const shown = await composer()
    for (const text of ['我', '我在', '我在路', '我在路上']) {
      await shown.type(FIELD, text)
      expect(shown.data['value']).toBe('')
    }
  })

  it('fills in a draft when it is ready: earlier, iOS gets its height wrong', async () => {
    const shown = await composer({ field: { version: 0, text: '草稿' } })

    expect(shown.data['value']).toBe('草稿')
  })

  it('says that no more fits, for as long as that is so', async () => {
    const shown = await composer({ maxLength: 5 })
    const resized = shown.events('resize')

    await shown.type(FIELD, '一二三四五')
    expect(shown.textOf('.note')).toBe('已达字数上限：5 字')
    expect(shown.find('.note').getAttribute('aria-role') ?? shown.find('.note').role).toBe('alert')
    await shown.type(FIELD, '一二三四')

    expect(shown.has('.note')).toBe(false)
    expect(resized.length).toBeGreaterThanOrEqual(2)
  })

  it('says when it is typed in, so that a touch elsewhere can put the keyboard away', async () => {
    const shown = await composer()
    const typing = shown.events('typing')

    shown.field(FIELD).focus()
    shown.field(FIELD).blur()
    await shown.set({})

    expect(typing).toEqual([{ isTyping: true }, { isTyping: false }])
  })

  it('says why it cannot take more, for as long as that is so', async () => {
    const shown = await composer({ problem: words.rows.problem('outbox-full') })
    expect(shown.textOf('.note--problem')).toBe('待发送的消息太多，请等网络恢复后再发')

    await shown.set({ problem: '' })

    expect(shown.has('.note--problem')).toBe(false)
  })

  it('sends by its button and by the keyboard', async () => {
    const shown = await composer({ field: { version: 0, text: '你好' }, canSend: true })
    const sent = shown.events('send')

    await shown.tap(SEND)
    await shown.confirm(FIELD)

    expect(sent).toHaveLength(2)
  })

  it('sends nothing where there is nothing to send', async () => {
    const shown = await composer({ field: { version: 0, text: ' ' }, canSend: false })
    const sent = shown.events('send')

    await shown.tap(SEND)
    await shown.confirm(FIELD)

    expect(sent).toHaveLength(0)
  })

  it('takes 4,000 characters, where the platform would stop at 140', async () => {
    const shown = await composer()

    expect(shown.field(FIELD).maxLength).toBe(4000)
  })
})
