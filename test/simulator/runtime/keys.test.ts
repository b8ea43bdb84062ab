/** @jest-environment ./test/simulator/phone-environment.ts */
import type { Hand } from '../hand'
import { openRuntime, settled, type RuntimeHost } from '../runtime-host'

let host: RuntimeHost
let page: Hand

const opens = async (path: string): Promise<void> => {
  host = await openRuntime('test/simulator/fixtures/built-ins')
  page = await host.open(path)
}

afterEach(() => {
  expect(host.complaints).toEqual([])
  host.close()
})

const press = async (target: HTMLElement, key: string): Promise<void> => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await settled()
}

const data = (name: string): unknown => host.phone.topPage.instance.data[name]

describe('somebody with a keyboard', () => {
  it('comes to what can be tapped and to what scrolls, and to nothing else', async () => {
    await opens('/pages/boxes/boxes')
    const stops = page.all('[tabindex="0"]').map(({ textContent }) => textContent)

    expect(stops).toEqual(['innercaught', 'inner', 'caught', 'row'])
  })

  it.each(['Enter', ' '])('taps with the key "%s"', async (key) => {
    await opens('/pages/boxes/boxes')

    await press(page.find('.inner'), key)

    expect(data('log')).toEqual(['tap inner', 'tap outer'])
  })

  it('presses long with the menu key', async () => {
    await opens('/pages/boxes/boxes')

    await press(page.find('.inner'), 'ContextMenu')

    expect(data('log')).toEqual(['longpress inner'])
  })

  it('passes by a button that is disabled, which says so', async () => {
    await opens('/pages/fields/fields')

    expect(page.find('.dead').hasAttribute('tabindex')).toBe(false)
    expect(page.find('.dead').getAttribute('aria-disabled')).toBe('true')
    expect(page.find('.submit').tabIndex).toBe(0)
  })
})

describe('the keyboard on the screen', () => {
  const tapKeys = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await host.whole.tap(`[data-key="${key}"]`)
  }

  beforeEach(async () => {
    await opens('/pages/fields/fields')
    host.phone.screen.keyboard.isSimulated = true
  })

  it('types what its keys show, and takes it back by whole characters', async () => {
    await page.type('.plain', '👨‍👩‍👧')

    await tapKeys('⌫', '⇧', 'h', 'i', ' ', 'signs', '！')

    expect(page.field('.plain').value).toBe('Hi ！')
    expect(data('said')).toContain('input Hi ！')
  })

  it('stops where the field is full', async () => {
    const room = 140
    await page.type('.plain', '-'.repeat(room - 1))

    await tapKeys('a', 'b')

    expect(page.field('.plain').value).toBe(`${'-'.repeat(room - 1)}a`)
  })

  it('confirms or breaks the line as the field asks for', async () => {
    page.field('.lines').focus()
    await tapKeys('a', 'enter')
    expect(data('said')).toContain('confirm a')

    page.field('.breaks').focus()
    await tapKeys('a', 'enter', 'b')
    expect(page.field('.breaks').value).toBe('a\nb')
  })
})

describe('the way from page to page', () => {
  it('gives the focus back to what opened the page', async () => {
    host = await openRuntime('test/simulator/fixtures/tour')
    await host.launch()
    const next = host.page.find('.next')
    next.focus()

    await press(next, 'Enter')
    expect(document.activeElement).toBe(host.page.element)
    await host.whole.tap('[data-page="pages/second/second"] [data-testid="back"]')

    expect(document.activeElement).toBe(next)
  })
})

describe('a dialog', () => {
  it('keeps the focus until it is left by Escape, and gives it back', async () => {
    host = await openRuntime('test/simulator/fixtures/tour')
    await host.launch()
    const next = host.page.find('.next')
    next.focus()
    const { dialogs } = host.phone.screen
    const answer = dialogs.showModal({ title: 'Sure?' })
    const [cancel, confirm] = host.whole.all('.modal button') as [HTMLElement, HTMLElement]
    expect(document.activeElement).toBe(cancel)
    expect(host.whole.find('.pages').hasAttribute('inert')).toBe(true)

    confirm.focus()
    await press(confirm, 'Tab')
    expect(document.activeElement).toBe(cancel)
    await press(cancel, 'Escape')

    expect(await answer).toMatchObject({ cancel: true })
    expect(host.whole.find('.pages').hasAttribute('inert')).toBe(false)
    expect(document.activeElement).toBe(next)
  })
})
