/** @jest-environment ./test/simulator/phone-environment.ts */
import type { Hand } from '../hand'
import { openRuntime, type RuntimeHost } from '../runtime-host'

let host: RuntimeHost
let page: Hand

beforeEach(async () => {
  host = await openRuntime('test/simulator/fixtures/built-ins')
  page = await host.open('/pages/fields/fields')
})

afterEach(() => {
  expect(host.complaints).toEqual([])
  host.close()
})

const data = (): Record<string, unknown> => host.phone.topPage.instance.data

describe('a field', () => {
  it('tells what happens to it, in the order of a phone', async () => {
    await page.type('.plain', 'hi')
    await page.confirm('.plain')

    expect(data()['said']).toEqual([
      'focus ',
      'keyboardheightchange 0',
      'input hi',
      'confirm hi',
      'blur hi',
      'keyboardheightchange 0',
    ])
  })

  it('tells when its text takes another number of lines, and only then', async () => {
    const field = page.field('.lines')
    field.style.lineHeight = '20px'
    Object.defineProperty(field, 'scrollHeight', { get: () => (field.value.length > 9 ? 40 : 20) })

    for (const text of ['one line', 'more than one', 'still more than one', 'one'])
      await page.type('.lines', text)

    expect(data()['said']).toEqual(['linechange 40', 'linechange 20'])
  })

  it('tells how high the keyboard is, where one slides in', async () => {
    host.phone.screen.keyboard.isSimulated = true

    await page.type('.plain', '')

    expect(data()['said']).toContain('keyboardheightchange 260')
  })

  it('takes 140 characters unless told otherwise, and -1 means any number', () => {
    expect(page.field('.plain').maxLength).toBe(140)
    expect(page.field('.endless').hasAttribute('maxlength')).toBe(false)
  })

  it('is bound both ways by model:', async () => {
    await page.type('.both', 'shared')

    expect(data()['text']).toBe('shared')
    expect(page.field('.plain').value).toBe('shared')
  })

  it('shows what its handler returns', async () => {
    await page.type('.loud', 'hello')

    expect(page.field('.loud').value).toBe('HELLO')
  })

  it('of several lines sends on return where the page says so', async () => {
    await page.type('.lines', 'done')
    await page.confirm('.lines')

    expect(data()['said']).toEqual(['confirm done'])
  })

  it('of several lines breaks the line otherwise', async () => {
    await page.type('.breaks', 'more')
    await page.confirm('.breaks')

    expect(data()['said']).toEqual([])
  })
})

describe('a form', () => {
  it('sends what its controls hold', async () => {
    await page.type('.who', 'Ann')
    await page.tap('.loudness')
    await page.tap('.red')
    await page.tap('.large')
    await page.tap('.submit')

    expect(data()['sent']).toEqual({
      who: 'Ann',
      isLoud: true,
      count: 7,
      colours: ['red', 'blue'],
      size: 'L',
    })
  })

  it('sends nothing through a disabled button', async () => {
    await page.tap('.dead')

    expect(data()['sent']).toEqual({})
  })

  it('empties its controls', async () => {
    await page.tap('.reset')
    await page.tap('.submit')

    expect(data()['sent']).toEqual({ who: '', isLoud: false, count: 0, colours: [], size: '' })
  })
})
