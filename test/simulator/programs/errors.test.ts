/** @jest-environment ./test/simulator/phone-environment.ts */
import { settled, type RuntimeHost } from '../runtime-host'
import { launched, opened, shown, TELLING_APP, told } from './open-program'

const TWO_PAGES = '{ "pages": ["pages/a/a", "pages/b/b"] }'
const PAGE_B = { 'pages/b/b.wxml': '<view>b</view>' }
const TELLS = 'getApp().told.push'

let host: RuntimeHost
afterEach(() => host.close())

const go = async (call: string, url: string): Promise<string> => {
  const navigate = host.phone.wx[call] as (options: object) => Promise<{ errMsg: string }>
  const { errMsg } = await navigate({ url })
  await settled()
  return errMsg
}

describe('an error of a page', () => {
  it.each(['navigateTo', 'redirectTo', 'reLaunch'])(
    "in onLoad is the page's own problem, also after %s",
    async (call) => {
      host = await launched({
        ...PAGE_B,
        'app.json': TWO_PAGES,
        'app.ts': TELLING_APP,
        'pages/b/b.ts': `Page({
          onLoad() { throw new Error('boom') },
          onShow() { ${TELLS}('show') },
          onReady() { ${TELLS}('ready') },
        })`,
      })

      expect(await go(call, '/pages/b/b')).toBe(`${call}:ok`)
      expect(told(host)).toEqual(['error: boom', 'show', 'ready'])
      expect(shown(host)).toBe('b')
    }
  )

  it.each(['onShow', 'onReady', 'onHide', 'onUnload'])('in %s stops nothing', async (lifecycle) => {
    host = await launched({
      ...PAGE_B,
      'app.json': TWO_PAGES,
      'app.ts': TELLING_APP,
      'pages/a/a.ts': `Page({ ${lifecycle}() { throw new Error('in ${lifecycle}') } })`,
      'pages/b/b.ts': 'Page({})',
    })

    await go('navigateTo', '/pages/b/b')
    await go('reLaunch', '/pages/b/b')

    expect(told(host)).toEqual([`error: in ${lifecycle}`])
    expect(shown(host)).toBe('b')
  })

  it('at the top of its file leaves the other pages as they are', async () => {
    host = await launched({
      ...PAGE_B,
      'app.json': TWO_PAGES,
      'app.ts': TELLING_APP,
      'pages/b/b.ts': "throw new Error('at the top')",
    })

    expect(await go('navigateTo', '/pages/b/b')).toBe('navigateTo:ok')
    expect(told(host)).toEqual([
      'error: at the top',
      'error: pages/b/b has not been registered: its code has not called Page() or Component()',
    ])
    expect(shown(host)).toBe('b')
  })
})

describe('an error of a component', () => {
  it('at the top of its file leaves its page as it is', async () => {
    host = await launched({
      'app.ts': TELLING_APP,
      'pages/a/a.json': '{ "usingComponents": { "row": "/row" } }',
      'pages/a/a.wxml': '<view>a</view><row />',
      'row.json': '{ "component": true }',
      'row.ts': 'null.x',
      'row.wxml': '<view>row</view>',
    })

    expect(shown(host)).toBe('arow')
    expect(told(host)).toHaveLength(2)
  })

  it.each(['created', 'attached', 'ready'])('in %s leaves its page as it is', async (lifetime) => {
    host = await launched({
      'app.ts': TELLING_APP,
      'pages/a/a.json': '{ "usingComponents": { "row": "/row" } }',
      'pages/a/a.ts': `Page({ onReady() { ${TELLS}('ready') } })`,
      'pages/a/a.wxml': '<view>a</view><row />',
      'row.json': '{ "component": true }',
      'row.ts': `Component({ lifetimes: { ${lifetime}() { throw new Error('in it') } } })`,
      'row.wxml': '<view>row</view>',
    })

    expect(shown(host)).toBe('arow')
    expect(told(host).sort()).toEqual(['error: in it', 'ready'])
  })
})

describe('an error of WXS', () => {
  it.each([
    ['in a function', 'module.exports = { f: function (x) { return x.y.z } }'],
    ['when it is loaded', 'module.exports = { f: function () {} }; null.x'],
  ])('%s leaves the rest of its page as it is', async (_, wxs) => {
    host = await launched({
      'app.ts': TELLING_APP,
      'pages/a/a.ts': `Page({ onLoad() { ${TELLS}('load') } })`,
      'pages/a/a.wxml': `<wxs module="m">${wxs}</wxs><view>a{{m.f(b)}}</view><view>c</view>`,
    })

    expect(shown(host)).toBe('ac')
    expect(told(host)).toContain('load')
    expect(host.complaints).toHaveLength(1)
  })
})

describe('an error of the app', () => {
  it('in onLaunch lets onShow come, and the first page', async () => {
    host = await launched({
      'app.ts': `App({
        told: [],
        onLaunch() { throw new Error('boom') },
        onShow() { this.told.push('show') },
        onError(text) { this.told.push(text.split('\\n')[1]) },
      })`,
      'pages/a/a.wxml': 'a',
    })

    expect(told(host)).toEqual(['boom', 'show'])
    expect(shown(host)).toBe('a')
  })

  it('at the top of its file lets the pages open', async () => {
    host = await launched({ 'app.ts': "throw new Error('boom')", 'pages/a/a.wxml': 'a' })

    expect(host.complaints).toEqual(['boom'])
    expect(shown(host)).toBe('a')
  })

  it('in onError is not told again', async () => {
    host = await launched({
      'app.ts': "App({ onError() { throw new Error('again') } })",
      'pages/a/a.ts': "Page({ onLoad() { throw new Error('boom') } })",
    })

    expect(host.complaints).toEqual(['boom', 'again'])
  })

  it('is heard by wx.onError, until it is taken back', async () => {
    host = await launched({
      'app.ts': `App({ told: [], onLaunch() {
        const hear = (text) => this.told.push(text.split('\\n')[1])
        wx.onError(hear)
        this.deaf = () => wx.offError(hear)
      } })`,
      'pages/a/a.ts': `Page({
        onLoad() { throw new Error('one') },
        onShow() { getApp().deaf(); throw new Error('two') },
      })`,
    })

    expect(told(host)).toEqual(['one'])
  })
})

describe('a promise that is rejected', () => {
  it('is told to App.onUnhandledRejection, and is no error', async () => {
    host = await launched({ 'app.ts': TELLING_APP })

    const promise = Promise.resolve()
    host.phone.rejected(new Error('rejected'), promise)
    host.phone.rejected({ errMsg: 'x:fail y' }, promise)

    expect(told(host)).toEqual(['rejected: rejected', 'rejected: x:fail y'])
    expect(host.complaints).toEqual(['rejected', 'not caught: x:fail y'])
  })
})

describe('a launch to a page that is not there', () => {
  it('is told to App.onPageNotFound', async () => {
    host = await opened({
      'app.json': '{ "pages": ["pages/a/a"], "entryPagePath": "pages/old/old" }',
      'app.ts': `App({ onPageNotFound({ path, isEntryPage }) {
        wx.redirectTo({ url: '/pages/a/a?from=' + path + isEntryPage })
      } })`,
      'pages/a/a.ts': 'Page({ data: {}, onLoad(options) { this.setData(options) } })',
      'pages/a/a.wxml': '{{from}}',
    })
    host.phone.launch()
    await settled()

    expect(shown(host)).toBe('pages/old/oldtrue')
  })
})
