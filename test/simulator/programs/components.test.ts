/** @jest-environment ./test/simulator/phone-environment.ts */
import { type RuntimeHost } from '../runtime-host'
import { launched, shown } from './open-program'

let host: RuntimeHost
afterEach(() => {
  expect(host.complaints).toEqual([])
  expect(host.phone.reports.notes).toEqual([])
  host.close()
})

const USES = (name: string) =>
  `{ "component": true, "usingComponents": { "${name}": "./${name}" } }`

describe('a component', () => {
  it('may use itself', async () => {
    host = await launched({
      'pages/a/a.json': '{ "usingComponents": { "tree": "/tree" } }',
      'pages/a/a.ts': `Page({ data: { root: { t: '1', c: [{ t: '1.1', c: [{ t: '1.1.1' }] }, { t: '1.2' }] } } })`,
      'pages/a/a.wxml': '<tree node="{{root}}" />',
      'tree.json': USES('tree'),
      'tree.ts': 'Component({ properties: { node: Object } })',
      'tree.wxml':
        '<text>{{node.t}} </text><tree wx:for="{{node.c}}" wx:key="t" node="{{item}}" />',
    })

    expect(shown(host)).toBe('1 1.1 1.1.1 1.2 ')
  })

  it('may use one that uses it', async () => {
    const script = 'Component({ properties: { n: Number } })'
    host = await launched({
      'pages/a/a.json': '{ "usingComponents": { "ping": "/ping" } }',
      'pages/a/a.wxml': '<ping n="{{3}}" />',
      'ping.json': USES('pong'),
      'ping.ts': script,
      'ping.wxml': 'ping{{n}} <pong wx:if="{{n > 0}}" n="{{n - 1}}" />',
      'pong.json': USES('ping'),
      'pong.ts': script,
      'pong.wxml': 'pong{{n}} <ping wx:if="{{n > 0}}" n="{{n - 1}}" />',
    })

    expect(shown(host)).toBe('ping3 pong2 ping1 pong0 ')
  })
})

describe('the classes of a component', () => {
  /** Of an element with the class `own`, as they stand in the document: `.own` is reached by the app's sheet. */
  const classesWith = async (json: object, options: object): Promise<string[]> => {
    host = await launched({
      'pages/a/a.json': '{ "usingComponents": { "row": "/row" } }',
      'pages/a/a.wxml': '<row />',
      'row.json': JSON.stringify({ component: true, ...json }),
      'row.ts': `Component({ options: ${JSON.stringify(options)} })`,
      'row.wxml': '<view class="own" />',
    })
    return [...host.page.find('row > wx-view').classList].map((name) => name.replace(/^c\d/, 'c'))
  }

  it.each([
    [{}, ['c--own']],
    [{ styleIsolation: 'isolated' }, ['c--own']],
    [{ styleIsolation: 'apply-shared' }, ['own', 'c--own']],
    [{ addGlobalClass: true }, ['own', 'c--own']],
    [{ styleIsolation: 'shared' }, ['own']],
  ])('are as isolated as its JSON file or its code says: %j', async (said, classes) => {
    expect(await classesWith(said, {})).toEqual(classes)
    host.close()
    expect(await classesWith({}, said)).toEqual(classes)
  })

  it('follow the code where the JSON file says otherwise', async () => {
    expect(await classesWith({ styleIsolation: 'isolated' }, { styleIsolation: 'shared' })).toEqual(
      ['own']
    )
  })
})

describe('the sheets that reach a page', () => {
  const sheetsWith = async (json: object, options: object): Promise<string | undefined> => {
    host = await launched({
      'app.wxss': '.a {}',
      'pages/a/a.json': JSON.stringify(json),
      'pages/a/a.ts': `Component({ options: ${JSON.stringify(options)} })`,
      'pages/a/a.wxml': '<view class="own" id="me" />',
      'pages/a/a.wxss': '.own {}',
    })
    return host.page.find('wx-page').dataset['sheets']
  }

  it.each([{}, { component: true }, { component: true, styleIsolation: 'shared' }])(
    "are the app's and its own: %j",
    async (said) => {
      expect(await sheetsWith(said, {})).toBe('app pages/a/a')
      expect(host.page.find('#me').className).toBe('own')
    }
  )

  it.each(['page-isolated', 'page-apply-shared', 'page-shared'])(
    "are its own alone where it keeps the app's away: %s",
    async (styleIsolation) => {
      expect(await sheetsWith({ styleIsolation }, {})).toBe('pages/a/a')
      host.close()
      expect(await sheetsWith({}, { styleIsolation })).toBe('pages/a/a')
    }
  )
})

describe('an external class', () => {
  it('is one of the page in the component', async () => {
    host = await launched({
      'pages/a/a.json': '{ "usingComponents": { "row": "/row" } }',
      'pages/a/a.wxml': '<row row-class="red big" />',
      'row.json': '{ "component": true }',
      'row.ts': "Component({ externalClasses: ['row-class'] })",
      'row.wxml': '<view class="row-class" />',
    })

    expect(host.page.find('row > wx-view').className).toBe('red big')
  })
})

describe('a field of a form', () => {
  const FORM = {
    'pages/a/a.json':
      '{ "usingComponents": { "own": "/own", "inner": "/inner", "group": "/group" } }',
    'pages/a/a.ts': `Page({
      data: { text: '' },
      submit({ detail }) { this.setData({ text: JSON.stringify(detail.value) }) },
    })`,
    'own.json': '{ "component": true }',
    'own.ts': `Component({
      behaviors: ['wx://form-field'],
      lifetimes: { attached() { this.setData({ value: 'custom' }) } },
    })`,
    'inner.json': '{ "component": true }',
    'inner.wxml': '<input name="inner" value="i" /><button class="inner" form-type="submit" />',
    'group.json': '{ "component": true }',
    'group.ts': "Component({ behaviors: ['wx://form-field-group', 'wx://form-field-button'] })",
    'group.wxml': '<input name="lent" value="l" /><button class="lent" form-type="submit" />',
    'inner.ts': 'Component({})',
  }

  it('may be a component by its behavior; of other components it takes what they lend', async () => {
    host = await launched({
      ...FORM,
      'pages/a/a.wxml': `<form bind:submit="submit">
        <own name="mine" /><inner /><group /><input name="plain" value="p" />
      </form><view class="out">{{text}}</view>`,
    })

    await host.page.tap('.inner')
    expect(host.page.textOf('.out')).toBe('')
    await host.page.tap('.lent')
    expect(JSON.parse(host.page.textOf('.out'))).toEqual({ mine: 'custom', lent: 'l', plain: 'p' })
  })
})
