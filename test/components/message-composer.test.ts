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

  it('shows the draft that it is given, and is empty when the draft is', async () => {
    const shown = await composer({ draft: '昨天没写完' })
    expect(shown.field(FIELD).value).toBe('昨天没写完')

    await shown.type(FIELD, '写完了')
    await shown.set({ draft: '' })

    expect(shown.field(FIELD).value).toBe('')
  })

  it('says why it cannot take more, for as long as that is so', async () => {
    const shown = await composer({ problem: words.rows.problem('outbox-full') })
    expect(shown.textOf('.problem')).toBe('待发送的消息太多，请等网络恢复后再发')

    await shown.set({ problem: '' })

    expect(shown.has('.problem')).toBe(false)
  })

  it('sends by its button and by the keyboard', async () => {
    const shown = await composer({ draft: '你好', canSend: true })
    const sent = shown.events('send')

    await shown.tap(SEND)
    await shown.confirm(FIELD)

    expect(sent).toHaveLength(2)
  })

  it('sends nothing where there is nothing to send', async () => {
    const shown = await composer({ draft: ' ', canSend: false })
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
