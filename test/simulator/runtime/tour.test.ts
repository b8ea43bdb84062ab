/** @jest-environment ./test/simulator/phone-environment.ts */
import { openRuntime, type RuntimeHost } from '../runtime-host'

const TOUR = 'test/simulator/fixtures/tour'

describe('a mini-program on the simulator', () => {
  let host: RuntimeHost

  beforeEach(async () => {
    host = await openRuntime(TOUR)
  })

  afterEach(() => {
    expect(host.complaints).toEqual([])
    host.close()
  })

  it('opens its first page', async () => {
    const page = await host.launch()

    expect(page.textOf('.greeting')).toBe('Hello nobody')
    expect(page.textOf('.navigation-bar__title')).toBe('First page')
  })

  it('hands a page the query of its url, which the page decodes', async () => {
    const page = await host.open('/pages/first/first?name=%E5%B0%8F%E9%9B%A8')

    expect(page.textOf('.greeting')).toBe('Hello 小雨')
  })

  it('tells a page what is typed', async () => {
    const page = await host.open('/pages/first/first')

    await page.type('.field', 'good morning')

    expect(page.textOf('.typed')).toBe('good morning')
  })

  it('counts setData in calls and bytes', async () => {
    const page = await host.open('/pages/first/first')
    host.phone.stats.reset()

    await page.type('.field', '你好')

    expect(host.phone.stats.setData).toEqual([
      { component: 'pages/first/first', bytes: 18, paths: ['typed'] },
    ])
  })

  it('goes on to another page and back', async () => {
    const page = await host.open('/pages/first/first')

    await page.tap('.next')
    expect(host.page.textOf('.from')).toBe('from first')

    await host.page.tap('[data-testid="back"]')
    expect(host.page.textOf('.greeting')).toBe('Hello nobody')
  })
})

describe('a component by itself', () => {
  it('takes properties in and gives events out', async () => {
    const host = await openRuntime(TOUR)
    const counter = await host.mount('components/counter/counter', { start: 3 })
    const counted = counter.events('count')

    await counter.tap('.count')

    expect(counter.text).toBe('4')
    expect(counted).toEqual([{ count: 4 }])
    host.close()
  })
})
