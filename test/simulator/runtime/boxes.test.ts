/** @jest-environment ./test/simulator/phone-environment.ts */
import type { Hand } from '../hand'
import { openRuntime, settled, type RuntimeHost } from '../runtime-host'

let host: RuntimeHost
let page: Hand

beforeEach(async () => {
  host = await openRuntime('test/simulator/fixtures/built-ins')
  page = await host.open('/pages/boxes/boxes')
})

afterEach(() => {
  expect(host.complaints).toEqual([])
  host.close()
})

const log = (): unknown => host.phone.topPage.instance.data['log']
const set = async (data: object): Promise<void> => {
  host.phone.topPage.instance.setData(data)
  await settled()
}

describe('a gesture', () => {
  it('bubbles from the inner view to the outer one', async () => {
    await page.tap('.inner')

    expect(log()).toEqual(['tap inner', 'tap outer'])
  })

  it('stops where it is caught', async () => {
    await page.tap('.caught')

    expect(log()).toEqual(['tap caught'])
  })

  it('is a long press when the finger stays, and then no tap', async () => {
    jest.useFakeTimers({ doNotFake: ['requestAnimationFrame', 'setImmediate'] })
    const target = page.find('.inner')

    target.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
    jest.advanceTimersByTime(350)
    target.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
    jest.useRealTimers()

    expect(log()).toEqual(['longpress inner'])
  })

  it('is no tap once the finger has moved away', () => {
    const target = page.find('.inner')

    target.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, clientX: 0 }))
    target.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: 11 }))
    target.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, clientX: 0 }))

    expect(log()).toEqual([])
  })
})

describe('a touch', () => {
  it('is counted from the page, under the navigation bar, and from what has been scrolled away', () => {
    const corner = { left: 0, top: 64 } as DOMRect
    page.find('.page__viewport').getBoundingClientRect = () => corner
    page.find('.page__scroller').scrollTop = 500

    const at = { bubbles: true, clientX: 30, clientY: 100 }
    page.find('.touched').dispatchEvent(new MouseEvent('mousedown', at))

    expect(log()).toEqual(['30 36 536'])
  })
})

describe('WXS', () => {
  it('has other scripts, dates and patterns', () => {
    expect(page.textOf('.year')).toBe('1970')
  })
})

describe('a view', () => {
  it('hides and comes back, whatever its style says', async () => {
    await set({ isHidden: true })
    expect(page.has('.vanishing')).toBe(false)

    await set({ isHidden: false })
    expect(page.has('.vanishing')).toBe(true)
  })

  it('reads rpx in its style', () => {
    expect(page.find('.vanishing').style.width).toBe('10vw')
  })

  it('tells screen readers what it is', () => {
    const view = page.find('.vanishing')

    expect([view.getAttribute('role'), view.getAttribute('aria-label')]).toEqual(['note', 'seen'])
  })
})

describe('a scroll-view', () => {
  /** jsdom has no layout: the box is set to a height of 100, and its content to 1,000. */
  const list = (): HTMLElement => {
    const box = page.find('.list')
    Object.defineProperties(box, {
      clientHeight: { value: 100 },
      scrollHeight: { value: 1000 },
    })
    return box
  }
  const scrollTo = (top: number) => {
    const box = list()
    box.scrollTop = top
    box.dispatchEvent(new Event('scroll'))
  }

  it('goes to where scroll-top says', async () => {
    await set({ top: 300 })

    expect(list().scrollTop).toBe(300)
  })

  it('brings the row into view that is asked for', async () => {
    const row = page.find('.list').querySelector<HTMLElement>('wx-view')!
    row.getBoundingClientRect = () => ({ top: 420, left: 0 }) as DOMRect

    await set({ into: 'row' })

    expect(list().scrollTop).toBe(420)
  })

  it('stays where it was scrolled to when something else of the page changes', async () => {
    const row = page.find('.list').querySelector<HTMLElement>('wx-view')!
    row.getBoundingClientRect = () => ({ top: 420, left: 0 }) as DOMRect
    await set({ into: 'row', top: 300 })
    scrollTo(40)

    await set({ into: 'row', top: 300, isHidden: true })

    expect(list().scrollTop).toBe(40)
  })

  it('tells once per approach that an end is near', () => {
    for (const top of [400, 860, 870, 400, 40]) scrollTo(top)

    expect((log() as string[]).filter((line) => line !== 'scroll list')).toEqual([
      'scrolltolower list',
      'scrolltoupper list',
    ])
  })

  it('asks for new rows when it is pulled down, waits, and says that it is back', async () => {
    const box = list()

    box.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, clientY: 0 }))
    box.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, clientY: 60 }))
    await settled()
    expect(page.has('part-refresher')).toBe(true)

    await set({ isRefreshing: false })
    expect(page.has('part-refresher')).toBe(false)
    expect(log()).toEqual(['refresherrestore list'])
  })
})

describe('what is only looked at', () => {
  it('draws rich text from nodes, and from HTML without its scripts', () => {
    expect(page.find('.rich').innerHTML).toBe('<b>bold</b>')
    expect(page.find('.html').innerHTML).toBe('<p>seen</p>')
  })

  it('draws progress', () => {
    expect(page.find('.bar').getAttribute('aria-valuenow')).toBe('40')
    expect(page.textOf('.bar')).toBe('40%')
  })

  it('draws a picture as its mode says', () => {
    const picture = page.find('.picture').querySelector('img')!

    expect(picture.getAttribute('src')).toBe('/images/cat.png')
    expect(picture.style.objectFit).toBe('cover')
  })
})
