import type { Browser, Page } from 'playwright-core'
import { programOf, sweep } from '../simulator/program-folder'
import { openBrowser } from './chromium'
import { npmSimulate, type Simulated } from './npm-simulate'

jest.setTimeout(60_000)

/** Names that the phone's own screen uses, too. */
const NAMES =
  'page modal toast tab-bar veil spinner keyboard navigation-bar placeholder dialogs complaints notes reports ' +
  'page__viewport page__scroller refresher pull-down capsule'
const HOST =
  '/* of the program */ .navigation-bar, .page, header, section { opacity: 0.5; height: 7px }'
const COMPONENT = {
  'row.json': '{ "component": true }',
  'row.wxml': '<view class="g own">x</view>',
}

const PROGRAM = {
  'app.json': JSON.stringify({
    pages: ['names/a', 'fixed/a', 'isolation/a', 'alone/a', 'component/a', 'buttons/a'],
    style: 'v2',
    tabBar: undefined,
  }),
  'app.wxss': `.g { color: rgb(1, 2, 3) } .late { color: rgb(9, 9, 9) } ${HOST}`,
  'names/a.ts': 'Page({})',
  'names/a.wxml': NAMES.split(' ')
    .map(
      (name) =>
        `<view class="${name} it" style="width:100px;padding:10px;border:1px solid">x</view>`
    )
    .join(''),
  'names/a.wxss': '@keyframes phone-turn {} .modal, .spinner { opacity: 1 }',
  'fixed/a.ts': 'Page({})',
  'fixed/a.wxml':
    '<view class="top">t</view><view class="end">e</view><view style="height:200vh" />',
  'fixed/a.wxss': '.top { position: fixed; top: 0 } .end { position: fixed; bottom: 0 }',
  'isolation/a.json': JSON.stringify({
    usingComponents: { isolated: '/isolated', applied: '/applied', shared: '/shared' },
  }),
  'isolation/a.ts': 'Page({})',
  'isolation/a.wxml':
    '<isolated /><applied /><shared /><view id="me" class="from-shared">p</view><view class="late">l</view>',
  'isolation/a.wxss':
    '#me { font-size: 30px } .own { letter-spacing: 3px } .late { color: rgb(4, 4, 4) }',
  ...Object.fromEntries(
    ['isolated', 'applied', 'shared'].flatMap((name) => [
      [`${name}.json`, COMPONENT['row.json']],
      [`${name}.wxml`, COMPONENT['row.wxml']],
      [
        `${name}.wxss`,
        '.own { font-size: 20px } :host { display: block; width: 50px } .from-shared { color: rgb(5, 5, 5) }',
      ],
    ])
  ),
  'isolated.ts': 'Component({})',
  'applied.ts': "Component({ options: { styleIsolation: 'apply-shared' } })",
  'shared.ts': "Component({ options: { styleIsolation: 'shared' } })",
  'alone/a.json': '{ "styleIsolation": "page-isolated" }',
  'alone/a.ts': 'Page({})',
  'alone/a.wxml': '<view class="g own">x</view>',
  'alone/a.wxss': '.own { font-size: 20px }',
  'component/a.json': '{ "component": true }',
  'component/a.ts': 'Component({})',
  'component/a.wxml': '<view class="g own">x</view>',
  'component/a.wxss': '.own { font-size: 20px }',
  'buttons/a.ts': 'Page({})',
  'buttons/a.wxml': '<button>one</button><button class="wide">two</button>',
  'buttons/a.wxss': '.wide { width: 300px; color: rgb(1, 1, 1) }',
}

let browser: Browser
let simulated: Simulated
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  simulated = await npmSimulate(programOf(PROGRAM))
  page = await browser.newPage({ viewport: { width: 375, height: 700 } })
})

afterAll(async () => {
  await browser.close()
  await simulated.stop()
  sweep()
})

const open = async (path: string) => {
  await page.goto(new URL(`phone.html?page=${path}`, simulated.address).href)
  await page.locator('wx-page').waitFor()
}

/** Computed styles of the first element of a selector. */
const styleOf = (selector: string, names: string[]): Promise<string[]> =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (element, all) => all.map((name) => getComputedStyle(element).getPropertyValue(name)),
      names
    )

const placeOf = (selector: string) => page.locator(selector).first().boundingBox()

describe("the phone's own screen", () => {
  it('gives nothing to what the mini-program draws, whatever its classes are', async () => {
    await open('names/a')

    const looks = await page.locator('.it').evaluateAll((all) =>
      all.map((element) => {
        const { boxSizing, position, lineHeight, opacity, display, backgroundColor, color } =
          getComputedStyle(element)
        const { width } = element.getBoundingClientRect()
        return [
          boxSizing,
          position,
          lineHeight,
          display,
          backgroundColor,
          color,
          opacity,
          width,
        ].join(' ')
      })
    )
    const plain = 'content-box static normal block rgba(0, 0, 0, 0) rgb(0, 0, 0)'
    const own = [`${plain} 1 122`, `${plain} 0.5 122`]
    expect(looks).toHaveLength(NAMES.split(' ').length)
    expect([...new Set(looks)].sort()).toEqual(own.sort())
  })

  it('takes nothing from the sheets of the mini-program', async () => {
    await open('names/a')

    expect(await styleOf('header.navigation-bar', ['opacity', 'height'])).toEqual(['1', '64px'])
    expect(await styleOf('section.page', ['opacity', 'height'])).toEqual(['1', '700px'])
  })
})

describe('a page', () => {
  it('fixes what it fixes below the navigation bar, and keeps it there when it scrolls', async () => {
    await open('fixed/a')
    const bar = await placeOf('header.navigation-bar')
    await page.mouse.move(180, 400)
    await page.mouse.wheel(0, 500)

    const [top, end] = [await placeOf('.top'), await placeOf('.end')]
    expect(top?.y).toBe(bar?.height)
    expect((end?.y ?? 0) + (end?.height ?? 0)).toBe(700)
  })

  it("is reached by the app's sheet and its own, the own one last, also where it is a component", async () => {
    await open('isolation/a')
    expect(await styleOf('#me', ['font-size'])).toEqual(['30px'])
    expect(await styleOf('.late', ['color'])).toEqual(['rgb(4, 4, 4)'])

    await open('component/a')
    expect(await styleOf('wx-page .own', ['color', 'font-size'])).toEqual(['rgb(1, 2, 3)', '20px'])
  })

  it("keeps the app's sheet away if it says so", async () => {
    await open('alone/a')

    expect(await styleOf('wx-page wx-view', ['color', 'font-size'])).toEqual([
      'rgb(0, 0, 0)',
      '20px',
    ])
  })
})

describe('a component', () => {
  it.each([
    ['isolated', ['rgb(0, 0, 0)', '20px', 'normal']],
    ['applied', ['rgb(1, 2, 3)', '20px', '3px']],
    ['shared', ['rgb(1, 2, 3)', '20px', '3px']],
  ])('is reached as it says: %s', async (name, style) => {
    await open('isolation/a')

    expect(await styleOf(`${name} > wx-view`, ['color', 'font-size', 'letter-spacing'])).toEqual(
      style
    )
    expect(await styleOf(name, ['display', 'width'])).toEqual(['block', '50px'])
  })

  it('reaches its page only if it shares its styles', async () => {
    await open('isolation/a')

    expect(await styleOf('#me', ['color'])).toEqual(['rgb(5, 5, 5)'])
  })
})

describe('a button of style v2', () => {
  it('is as wide as WeChat draws it, whatever one class says of its width', async () => {
    await open('buttons/a')

    const look = ['width', 'color', 'font-weight', 'box-sizing']
    expect(await styleOf('wx-button', look)).toEqual([
      '184px',
      'rgb(6, 174, 86)',
      '700',
      'border-box',
    ])
    expect(await styleOf('wx-button.wide', look)).toEqual([
      '184px',
      'rgb(1, 1, 1)',
      '700',
      'border-box',
    ])
  })
})
