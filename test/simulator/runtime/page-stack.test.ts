/** @jest-environment ./test/simulator/phone-environment.ts */
import { openRuntime, settled, type RuntimeHost } from '../runtime-host'

type Navigate = (options: { url?: string; delta?: number }) => Promise<{ errMsg: string }>

let host: RuntimeHost

beforeEach(async () => {
  host = await openRuntime('test/simulator/fixtures/tour')
  await host.launch()
})

afterEach(() => {
  expect(host.complaints).toEqual([])
  host.close()
})

/** The phone's answer to a navigation, success or failure. */
const answer = async (call: string, options: Parameters<Navigate>[0] = {}): Promise<string> => {
  const navigate = host.phone.wx[call] as Navigate
  const { errMsg } = await navigate(options).catch(
    (failure: unknown) => failure as { errMsg: string }
  )
  await settled()
  return errMsg
}

const routes = (): string[] => host.phone.stack.instances.map(({ route }) => route)

describe('going from page to page', () => {
  it('puts a page on the stack and takes it off again', async () => {
    expect(await answer('navigateTo', { url: '/pages/second/second' })).toBe('navigateTo:ok')
    expect(routes()).toEqual(['pages/first/first', 'pages/second/second'])

    expect(await answer('navigateBack')).toBe('navigateBack:ok')
    expect(routes()).toEqual(['pages/first/first'])
  })

  it('understands a way from the page that is open', async () => {
    await answer('navigateTo', { url: '../second/second' })

    expect(routes()).toEqual(['pages/first/first', 'pages/second/second'])
  })

  it('changes the tab, and the tab that is left keeps its page', async () => {
    const page = host.page
    await page.type('.field', 'kept')

    await answer('switchTab', { url: '/pages/tab/tab' })
    expect(routes()).toEqual(['pages/tab/tab'])

    await answer('switchTab', { url: '/pages/first/first' })
    expect(host.page.textOf('.typed')).toBe('kept')
  })

  it('changes the tab by a tap on the bar', async () => {
    await host.whole.tap('[data-path="pages/tab/tab"]')
    await host.whole.tap('[data-path="pages/first/first"]')
    await host.whole.tap('[data-path="pages/tab/tab"]')

    expect(host.page.textOf('.shown')).toBe('shown 2')
  })

  it('shows the tab bar on tabs only', async () => {
    expect(host.whole.has('.tab-bar')).toBe(true)

    await answer('navigateTo', { url: '/pages/second/second' })
    expect(host.whole.has('.tab-bar')).toBe(false)
  })

  it('launches again with one page', async () => {
    await answer('navigateTo', { url: '/pages/second/second' })
    await answer('reLaunch', { url: '/pages/second/second?from=anew' })

    expect(routes()).toEqual(['pages/second/second'])
    expect(host.page.textOf('.from')).toBe('from anew')
  })

  it('puts one page in the place of another', async () => {
    await answer('navigateTo', { url: '/pages/second/second?from=one' })
    await answer('redirectTo', { url: '/pages/second/second?from=other' })

    expect(routes()).toEqual(['pages/first/first', 'pages/second/second'])
    expect(host.page.textOf('.from')).toBe('from other')
  })
})

describe('a phone refuses', () => {
  it.each([
    ['navigateTo', '/pages/tab/tab', 'navigateTo:fail can not navigateTo a tabbar page'],
    ['redirectTo', '/pages/tab/tab', 'redirectTo:fail can not redirectTo a tabbar page'],
    ['switchTab', '/pages/second/second', 'switchTab:fail can not switch to no-tabBar page'],
    ['navigateTo', '/pages/gone/gone', 'navigateTo:fail page "pages/gone/gone" is not found'],
  ])('%s to %s', async (call, url, words) => {
    expect(await answer(call, { url })).toBe(words)
    expect(routes()).toEqual(['pages/first/first'])
  })

  it('to go back from the first page', async () => {
    expect(await answer('navigateBack')).toBe(
      'navigateBack:fail cannot navigate back at first page.'
    )
  })

  it('an eleventh page', async () => {
    for (let page = 2; page <= 10; page++)
      expect(await answer('navigateTo', { url: '/pages/second/second' })).toBe('navigateTo:ok')

    expect(await answer('navigateTo', { url: '/pages/second/second' })).toBe(
      'navigateTo:fail webview count limit exceed'
    )
  })
})
