/** @jest-environment ./test/simulator/phone-environment.ts */
import { onAPhone, words } from './on-a-phone'

const signIn = (phase: string) =>
  onAPhone('sign-in', { words: words.signIn, phase, name: '', maxLength: 64 })

describe('the sign-in', () => {
  it('uses the name in the field when it is submitted', async () => {
    const shown = await signIn('needs-name')
    const entered = shown.events('enter')

    await shown.type('.sign-in__name', '阿明')
    await shown.tap('.sign-in__enter')

    expect(entered).toEqual([{ name: '阿明' }])
  })

  it('can be submitted with the keyboard', async () => {
    const shown = await signIn('needs-name')
    const entered = shown.events('enter')

    await shown.type('.sign-in__name', '阿明')
    await shown.confirm('.sign-in__name')

    expect(entered).toEqual([{ name: '阿明' }])
  })

  it('says that the server refused the name, until another one is typed', async () => {
    const shown = await signIn('needs-name')

    await shown.set({ name: '阿明', refused: true })
    expect(shown.textOf('.sign-in__refused')).toBe(words.signIn.refused)

    await shown.type('.sign-in__name', '阿亮')
    expect(shown.has('.sign-in__refused')).toBe(false)
  })

  it('requires a name', async () => {
    const shown = await signIn('needs-name')
    const entered = shown.events('enter')
    const isOff = () => shown.find('.sign-in__enter').matches('[class*="--off"]')
    expect(isOff()).toBe(true)

    await shown.type('.sign-in__name', ' \u200b\u3164 ')
    await shown.tap('.sign-in__enter')
    expect(isOff()).toBe(true)
    expect(entered).toEqual([])

    await shown.type('.sign-in__name', '阿明')
    expect(isOff()).toBe(false)
  })

  it('says when a name has reached the maximum length', async () => {
    const shown = await signIn('needs-name')

    await shown.type('.sign-in__name', '长'.repeat(63))
    expect(shown.has('.sign-in__full')).toBe(false)

    await shown.type('.sign-in__name', '长'.repeat(64))
    expect(shown.textOf('.sign-in__full')).toBe('名字长度已达上限：64/64')
  })

  it('cuts no emoji in two at the limit: it takes the whole of it, or nothing', async () => {
    const shown = await signIn('needs-name')
    const entered = shown.events('enter')
    const family = '👨‍👩‍👧‍👦'

    await shown.type('.sign-in__name', '长'.repeat(60) + family)
    expect(shown.field('.sign-in__name').value).toBe('长'.repeat(60))
    expect(shown.textOf('.sign-in__full')).toBe('名字长度已达上限：60/64')

    await shown.tap('.sign-in__enter')
    expect(entered).toEqual([{ name: '长'.repeat(60) }])
    expect(shown.field('.sign-in__name').maxLength).toBeGreaterThanOrEqual(64 + family.length)
  })

  it('explains why it fails during the next attempt', async () => {
    const shown = await signIn('signing-in')
    expect(shown.textOf('.sign-in__hint')).toBe('正在登录…')

    await shown.set({ standing: 'sign-in-unreachable' })
    expect(shown.textOf('.sign-in__hint')).toBe('登录失败：无法连接服务器')
  })

  it('offers another attempt after a failure', async () => {
    const shown = await signIn('failed')
    const entered = shown.events('enter')

    await shown.tap('.sign-in__enter')

    expect(shown.text).toContain(words.signIn.hints.failed)
    expect(entered).toHaveLength(1)
  })

  it.each(['signing-in', 'unknown'])('has no button while it is %s', async (phase) => {
    const shown = await signIn(phase)

    expect(shown.has('.sign-in__enter')).toBe(false)
  })
})
