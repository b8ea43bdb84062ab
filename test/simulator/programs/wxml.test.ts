/** @jest-environment ./test/simulator/phone-environment.ts */
import { settled, type RuntimeHost } from '../runtime-host'
import { launched, shown, told } from './open-program'

let host: RuntimeHost
afterEach(() => {
  expect(host.complaints).toEqual([])
  host.close()
})

describe('WXML', () => {
  const drawn = async (wxml: string, data: object = {}): Promise<RuntimeHost> => {
    host = await launched({
      'pages/a/a.ts': `Page({ data: ${JSON.stringify(data)} })`,
      'pages/a/a.wxml': wxml,
    })
    return host
  }

  it.each([
    ['<block wx:for-items="{{l}}" wx:key="id">{{item.v}}</block>', 'ab'],
    ['<view class=o>x</view>', 'x'],
    ['<view a="1" a="2">x</view>', 'x'],
    ['<view on:tap="x" :a="b">x</view>', 'x'],
    ['a{{}}b', 'ab'],
    ['a&nbsp;b &lt; &unknown;', 'a&nbsp;b &lt; &unknown;'],
    ['<!-- <view> {{ -->x', 'x'],
    ['<view wx:if="{{false}}">1</view><!-- c --><view wx:else>2</view>', '2'],
    [
      '<template name="t">{{x}}{{y}}</template><template is="t" data="{{x: 1, ...l[0], y: 2}}" />',
      '12',
    ],
  ])('is drawn as on phones: %s', async (wxml, text) => {
    await drawn(wxml, {
      l: [
        { id: 1, v: 'a' },
        { id: 2, v: 'b' },
      ],
    })

    expect(shown(host)).toBe(text)
  })

  it('takes the last of doubled attributes', async () => {
    await drawn('<view class="o" class="p" data-x="&lt;">x</view>')

    expect(host.page.find('wx-view').className).toBe('p')
  })

  it('hears an event whose name has colons', async () => {
    host = await launched({
      'app.ts': 'App({ told: [] })',
      'pages/a/a.json': '{ "usingComponents": { "row": "/row" } }',
      'pages/a/a.ts': 'Page({ hear({ type, detail }) { getApp().told.push(type, detail) } })',
      'pages/a/a.wxml': '<row bind:update:plan="hear" catch:a:b="hear" />',
      'row.json': '{ "component": true }',
      'row.ts': `Component({ lifetimes: { ready() {
        this.triggerEvent('update:plan', 1)
        this.triggerEvent('a:b', 2)
      } } })`,
    })
    await settled()

    expect(told(host)).toEqual(['update:plan', 1, 'a:b', 2])
  })

  it.each([
    ['bind', 'bind', ['inner', 'outer']],
    ['catch', 'bind', ['inner']],
    ['bind', 'capture-bind', ['outer', 'inner']],
    ['bind', 'capture-catch', ['outer']],
    ['mut-bind', 'mut-bind', ['inner']],
    ['mut-bind', 'bind', ['inner', 'outer']],
  ])('lets a tap up and down: %s within %s', async (inner, outer, order) => {
    host = await launched({
      'app.ts': 'App({ told: [] })',
      'pages/a/a.ts': `Page({
        inner() { getApp().told.push('inner'); return false },
        outer() { getApp().told.push('outer') },
      })`,
      'pages/a/a.wxml': `<view ${outer}:tap="outer"><view class="in" ${inner}:tap="inner">x</view></view>`,
    })

    await host.page.tap('.in')

    expect(told(host)).toEqual(order)
  })

  it('finds templates of other files', async () => {
    host = await launched({
      'pages/a/a.wxml': '<import src="../t.wxml" /><include src="/i" /><template is="t" />',
      'pages/t.wxml': '<import src="./u" /><template name="t">t<template is="u" /></template>',
      'pages/u.wxml': '<template name="u">u</template>',
      'i.wxml': '\uFEFF<text>i</text>',
    })

    expect(shown(host)).toBe('itu')
  })
})

describe('a text', () => {
  const textWith = async (attributes: string, text: string): Promise<string> => {
    host = await launched({
      'pages/a/a.ts': `Page({ data: { s: ${JSON.stringify(text)} } })`,
      'pages/a/a.wxml': `<text ${attributes}>{{s}}</text>`,
    })
    await settled()
    return shown(host)
  }
  const ENTITIES = '&nbsp;&lt;&gt;&amp;&apos;&ensp;&emsp;&copy;&amp;lt;'

  it.each([
    ['', ENTITIES, ENTITIES],
    ['decode', ENTITIES, "\u00A0<>&'\u2002\u2003&copy;&lt;"],
    ['decode="{{false}}"', '&lt;', '&lt;'],
    ['space="nbsp"', 'a  b', 'a\u00A0\u00A0b'],
    ['space="ensp"', 'a b', 'a\u2002b'],
    ['space="emsp" decode', 'a b&lt;', 'a\u2003b<'],
  ])('with %s draws %s', async (attributes, text, drawn) => {
    expect(await textWith(attributes, text)).toBe(drawn)
  })

  it('decodes what comes later, too', async () => {
    host = await launched({
      'pages/a/a.ts': "Page({ data: { s: '&lt;', more: false } })",
      'pages/a/a.wxml': '<text decode>{{s}}<block wx:if="{{more}}">&gt;</block></text>',
    })

    host.phone.topPage.instance.setData({ s: '&amp;lt;', more: true })
    await settled()

    expect(shown(host)).toBe('&lt;>')
  })
})

describe('a rich text', () => {
  it('decodes text nodes, widens spaces and measures in rpx', async () => {
    const nodes = [{ name: 'div', attrs: { style: 'width:75rpx', class: 'x' }, children: [] }]
    host = await launched({
      'pages/a/a.ts': `Page({ data: {
        nodes: ${JSON.stringify(nodes)},
        text: [{ type: 'text', text: 'a b&lt;&amp;&nbsp;' }],
      } })`,
      'pages/a/a.wxml': `<rich-text nodes="{{nodes}}" /><rich-text class="t" space="emsp" nodes="{{text}}" />
        <rich-text class="h" nodes="a&lt;<i>b</i>" />`,
    })

    expect(host.page.find('.x').getAttribute('style')).toBe('width:10vw')
    expect(host.page.textOf('.t')).toBe('a\u2003b<&\u00A0')
    expect(host.page.find('.h').innerHTML).toBe('a&lt;<i>b</i>')
  })
})

describe('a picture', () => {
  it('is found from the file that names it', async () => {
    host = await launched({
      'pages/a/a.json': '{ "usingComponents": { "row": "/parts/row/row" } }',
      'pages/a/a.wxml':
        '<image src="../x.png" /><image src="/y.png" /><image src="z.png" /><row />',
      'parts/row/row.json': '{ "component": true }',
      'parts/row/row.ts': 'Component({})',
      'parts/row/row.wxml': '<image src="./w.png" /><image src="https://a.b/c.png" />',
    })

    const sources = host.page.all('wx-image > img').map((picture) => picture.getAttribute('src'))
    expect(sources).toEqual([
      '/pages/x.png',
      '/y.png',
      '/pages/a/z.png',
      '/parts/row/w.png',
      'https://a.b/c.png',
    ])
  })
})

describe('a swiper', () => {
  it('has a dot for each item, the one that is shown marked', async () => {
    host = await launched({
      'pages/a/a.ts': 'Page({ data: { items: [1, 2, 3], current: 1 } })',
      'pages/a/a.wxml': `<swiper indicator-dots current="{{current}}">
        <swiper-item wx:for="{{items}}" wx:key="*this">{{item}}</swiper-item>
      </swiper>`,
    })
    const dots = () => host.page.all('part-swiper-dots > i').map((dot) => 'active' in dot.dataset)

    expect(dots()).toEqual([false, true, false])
    host.phone.topPage.instance.setData({ items: [1, 2], current: 0 })
    await settled()
    expect(dots()).toEqual([true, false])
  })
})
