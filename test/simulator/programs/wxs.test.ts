/** @jest-environment ./test/simulator/phone-environment.ts */
import { settled, type RuntimeHost } from '../runtime-host'
import { launched, shown, told } from './open-program'

let host: RuntimeHost
afterEach(() => {
  expect(host.complaints).toEqual([])
  expect(host.phone.reports.notes).toEqual([])
  host.close()
})

/** What an expression in WXS is; its data are `list` and `word`. */
const valueOf = async (wxs: string): Promise<string> => {
  host = await launched({
    'pages/a/a.ts': "Page({ data: { list: [1], word: 'w', thing: { a: 1 } } })",
    'pages/a/a.wxml': '<wxs module="m" src="./m.wxs" /><text>{{m.f(list, word, thing)}}</text>',
    'pages/a/m.wxs': `module.exports = { f: function (list, word, thing) { return ${wxs} } }`,
  })
  return shown(host)
}

describe('WXS', () => {
  it.each([
    ['list.constructor', 'Array'],
    ['word.constructor', 'String'],
    ['thing.constructor', 'Object'],
    ["thing['constructor']", 'Object'],
    ['(1).constructor', 'Number'],
    ['true.constructor', 'Boolean'],
    ['getDate().constructor', 'Date'],
    ["getRegExp('a').constructor", 'RegExp'],
    ['(function () {}).constructor', 'Function'],
    ['list.constructor.constructor', 'String'],
    ["list && list.constructor === 'Array'", 'true'],
  ])('names the type: %s', async (expression, name) => {
    expect(await valueOf(expression)).toBe(name)
  })

  it.each(
    'window document globalThis self Promise Object Array RegExp Function setTimeout fetch wx getApp eval'.split(
      ' '
    )
  )('has no %s', async (name) => {
    expect(await valueOf(`typeof ${name}`)).toBe('undefined')
  })

  it('has no window by this', async () => {
    expect(await valueOf('typeof (function () { return this })()')).toBe('undefined')
  })

  it.each([
    ['getDate(2020, 0, 2).getMonth()', '0'],
    ['getDate("2020-01-02T00:00:00Z").getTime()', '1577923200000'],
    ["'aXbX'.replace(getRegExp('x', 'gi'), '-')", 'a-b-'],
    ['[3, 1, 2].sort().join()', '1,2,3'],
    ['[1, 2].map(function (n) { return n * 2 }).concat(3).length', '3'],
    ['JSON.stringify(JSON.parse(\'{"a":1}\'))', '{"a":1}'],
    ['Math.max(1, 2) + parseInt("3px") + Number("4")', '9'],
    ['decodeURIComponent("%20") + isNaN("x")', ' true'],
    ['word.charCodeAt(0)', '119'],
  ])('has what it has on phones: %s', async (expression, value) => {
    expect(await valueOf(expression)).toBe(value)
  })

  it('requires what its code requires, not what a comment or a text says', async () => {
    host = await launched({
      'pages/a/a.wxml':
        '<wxs module="m" src="./m.wxs" /><wxs module="n">module.exports = { x: require("../b.wxs").x }</wxs>' +
        '{{m.x}}{{n.x}}',
      'pages/a/m.wxs': `// var old = require('./gone.wxs')
        /* require("./gone2.wxs") */
        var text = "require('./gone3.wxs')"
        module.exports = { x: require( '../b.wxs' ).x + text.length }`,
      'pages/b.wxs': '\uFEFFmodule.exports = { x: 1 }',
    })

    expect(shown(host)).toBe('231')
  })
})

describe('a handler in WXS', () => {
  it('gets the owner of its template, and the element of the event', async () => {
    host = await launched({
      'app.ts': 'App({ told: [] })',
      'pages/a/a.ts': 'Page({ got(said) { getApp().told.push(said) } })',
      'pages/a/a.wxml': `<wxs module="m">
        module.exports = { tap: function (event, owner) {
          var state = event.instance.getState()
          state.taps = (state.taps || 0) + 1
          owner.callMethod('got', [state.taps, event.instance.getDataset().n, event.type])
          event.instance.setStyle({ color: 'red', fontSize: '75rpx' })
          owner.selectComponent('.other').addClass('hot')
          owner.callMethod('got', owner.selectAllComponents('.one').length)
        } }
      </wxs>
      <view class="one" data-n="{{7}}" bindtap="{{m.tap}}">x</view><view class="one other cold">y</view>`,
    })

    await host.page.tap('.one')

    expect(told(host)).toEqual([[1, 7, 'tap'], 2])
    expect(host.page.find('.one').getAttribute('style')).toContain('color:red;font-size:10vw')
    expect(host.page.find('.other').className).toContain('hot')
  })

  it('stops an event by answering false, and only by that', async () => {
    host = await launched({
      'app.ts': 'App({ told: [] })',
      'pages/a/a.ts': 'Page({ outer({ target }) { getApp().told.push(target.id) } })',
      'pages/a/a.wxml': `<wxs module="m">
        module.exports = { stop: function () { return false }, pass: function () { return true } }
      </wxs>
      <view bind:tap="outer">
        <view id="stop" bind:tap="{{m.stop}}" /><view id="pass" bind:tap="{{m.pass}}" />
      </view>`,
    })

    await host.page.tap('#stop')
    await host.page.tap('#pass')

    expect(told(host)).toEqual(['pass'])
  })

  it('is told of a property that changes', async () => {
    host = await launched({
      'app.ts': 'App({ told: [] })',
      'pages/a/a.ts': 'Page({ data: { v: 1 }, got(said) { getApp().told.push(said) } })',
      'pages/a/a.wxml': `<wxs module="m">
        module.exports = { changed: function (value, old, owner, element) {
          owner.callMethod('got', [value, old, element.hasClass('o')])
        } }
      </wxs>
      <view class="o" change:prop="{{m.changed}}" prop="{{v}}">x</view>`,
    })
    host.phone.topPage.instance.setData({ v: 2 })
    await settled()

    expect(told(host)).toEqual([
      [1, undefined, true],
      [2, 1, true],
    ])
  })
})
