/** @jest-environment ./test/simulator/phone-environment.ts */
import type { PageInstance } from '../../../simulator/runtime/pages/page'
import { openRuntime, settled, type RuntimeHost } from '../runtime-host'

let host: RuntimeHost
let page: PageInstance

beforeEach(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  host = await openRuntime('test/simulator/fixtures/tour')
  await host.open('/pages/first/first')
  page = host.phone.topPage.instance
  host.phone.stats.reset()
})

afterEach(() => host.close())

describe('setData', () => {
  it('takes a copy: what is changed afterwards stays out', () => {
    const rows = [{ text: 'before' }]

    page.setData({ rows })
    rows[0]!.text = 'after'

    expect(page.data['rows']).toEqual([{ text: 'before' }])
  })

  it('calls back in a later task', async () => {
    const order: string[] = []

    page.setData({ name: 'new' }, () => order.push('drawn'))
    order.push('returned')
    await settled()

    expect(order).toEqual(['returned', 'drawn'])
  })

  it('leaves undefined and functions out, and says where they were', () => {
    page.setData({ name: undefined, row: { run: () => 1, text: 'kept' } })

    expect(page.data).toMatchObject({ name: 'nobody', row: { text: 'kept' } })
    expect(host.complaints).toEqual([
      'setData of pages/first/first: "name" cannot be sent as JSON',
      'setData of pages/first/first: "row.run" cannot be sent as JSON',
    ])
  })

  it('refuses more than 1024 kB at once', () => {
    page.setData({ name: 'x'.repeat(1024 * 1024) })

    expect(page.data['name']).toBe('nobody')
    expect(host.complaints).toEqual([
      'setData of pages/first/first: 1048587 bytes are over the limit of 1024 kB',
    ])
  })

  it('is counted in bytes of UTF-8 and by its paths', () => {
    page.setData({ 'rows[0].text': '回音🙂', typed: 'a' })

    expect(host.phone.stats.setData).toEqual([
      {
        component: 'pages/first/first',
        bytes: '{"rows[0].text":"","typed":"a"}'.length + 3 + 3 + 4,
        paths: ['rows[0].text', 'typed'],
      },
    ])
  })
})
