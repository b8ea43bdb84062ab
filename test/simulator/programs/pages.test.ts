/** @jest-environment ./test/simulator/phone-environment.ts */
import { settled, type RuntimeHost } from '../runtime-host'
import { launched, shown, told } from './open-program'

const TWO_PAGES = '{ "pages": ["pages/a/a", "pages/b/b"] }'
const TELLS = 'getApp().told.push'
const SHOWS_OPTIONS = `Page({
  data: { text: '' },
  onLoad(options) { this.setData({ text: JSON.stringify(options) }) },
})`

let host: RuntimeHost
afterEach(() => {
  expect(host.complaints).toEqual([])
  host.close()
})

describe('the options of a page', () => {
  const optionsOf = async (search: string): Promise<unknown> => {
    host = await launched({
      'app.json': TWO_PAGES,
      'pages/a/a.ts': `Page({ onLoad() { wx.navigateTo({ url: '/pages/b/b?${search}' }) } })`,
      'pages/b/b.ts': SHOWS_OPTIONS,
      'pages/b/b.wxml': '{{text}}',
    })
    await settled()
    return JSON.parse(shown(host))
  }

  it.each([
    ['name=%E5%BC%A0&p=100%25', { name: '%E5%BC%A0', p: '100%25' }],
    ['q=a%26b%3Dc', { q: 'a%26b%3Dc' }],
    ['q=a=b&r=a?b', { q: 'a=b', r: 'a?b' }],
    ['flag&empty=', { flag: '', empty: '' }],
    ['', {}],
  ])('stand as in the url: %s', async (search, options) => {
    expect(await optionsOf(search)).toEqual(options)
  })

  it('are properties of a page that is a component, as they stand', async () => {
    host = await launched({
      'app.json': TWO_PAGES,
      'pages/a/a.ts': "Page({ onLoad() { wx.navigateTo({ url: '/pages/b/b?name=%E5%BC%A0' }) } })",
      'pages/b/b.json': '{ "component": true }',
      'pages/b/b.ts': 'Component({ properties: { name: String } })',
      'pages/b/b.wxml': '{{name}}',
    })
    await settled()

    expect(shown(host)).toBe('%E5%BC%A0')
  })
})

describe('a page and the page that it opened', () => {
  const launchedPair = async (a: string, b: string) => {
    host = await launched({
      'app.json': TWO_PAGES,
      'app.ts': 'App({ told: [] })',
      'pages/a/a.ts': `Page({ ${a} })`,
      'pages/b/b.ts': `Page({ ${b} })`,
      'pages/b/b.wxml': 'b',
    })
    await settled()
  }

  it('speak to each other', async () => {
    await launchedPair(
      `onLoad() { wx.navigateTo({
        url: '/pages/b/b',
        events: { back: (...said) => ${TELLS}(['back', ...said]) },
        success: ({ eventChannel }) => eventChannel.emit('to', 1, 2),
      }) }`,
      `onLoad() {
        const channel = this.getOpenerEventChannel()
        channel.on('to', (...said) => ${TELLS}(['to', ...said]))
        channel.emit('back', 3)
      }`
    )

    expect(told(host)).toEqual([
      ['back', 3],
      ['to', 1, 2],
    ])
  })

  it('speak where no events are given, and the call is awaited', async () => {
    await launchedPair(
      `async onLoad() {
        const { eventChannel } = await wx.navigateTo({ url: '/pages/b/b' })
        eventChannel.emit('once', 1)
        eventChannel.emit('once', 2)
        eventChannel.emit('off', 1)
      }`,
      `onLoad() {
        const channel = this.getOpenerEventChannel()
        const off = () => ${TELLS}('never')
        channel.once('once', (said) => ${TELLS}(said))
        channel.on('off', off)
        channel.off('off', off)
      }`
    )

    expect(told(host)).toEqual([1])
  })

  it('has nobody to speak to where it was launched', async () => {
    host = await launched({
      'app.ts': 'App({ told: [] })',
      'pages/a/a.ts': `Page({ onLoad() { ${TELLS}(Object.keys(this.getOpenerEventChannel())) } })`,
    })

    expect(told(host)).toEqual([[]])
  })
})

describe('a page that is a component', () => {
  it('has its lifetimes, its observers and its methods as lifecycle', async () => {
    host = await launched({
      'app.ts': 'App({ told: [] })',
      'pages/a/a.json': '{ "component": true }',
      'pages/a/a.ts': `Component({
        data: { n: 0 },
        observers: { n(n) { ${TELLS}('n ' + n) } },
        lifetimes: {
          created() { ${TELLS}('created') },
          attached() { ${TELLS}('attached') },
          ready() { ${TELLS}('ready') },
        },
        pageLifetimes: { show() { ${TELLS}('show') } },
        methods: {
          onLoad() { ${TELLS}('onLoad'); this.setData({ n: 1 }) },
          onShow() { ${TELLS}('onShow') },
          onReady() { ${TELLS}('onReady ' + getCurrentPages()[0].route) },
        },
      })`,
    })

    expect(told(host)).toEqual([
      'created',
      'attached',
      'onLoad',
      'n 1',
      'show',
      'onShow',
      'ready',
      'onReady pages/a/a',
    ])
  })
})
