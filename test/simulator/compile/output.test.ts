import { runInNewContext } from 'node:vm'
import { CLASS_MARK } from '../../../simulator/runtime/class-mark'
import { compiled, sweep } from './small-program'

interface Compiled {
  styles: Record<string, string>
  load: (globals: object) => { app: () => void; components: Record<string, () => void> }
}

const evaluated = async (files: Record<string, string>): Promise<Compiled> => {
  const world: { miniProgram?: Compiled } = {}
  runInNewContext(await compiled(files), world)
  return world.miniProgram!
}

const plain = (sheet = '') => sheet.replaceAll(CLASS_MARK, '')

/** The sheet as the browser gets it where no class has a prefix, and the pages that it reaches. */
const inPagesOf = (name: string, rules: string) =>
  `@scope (wx-page[data-sheets~="${name}"]) {\n${rules}\n}`

const COMPONENT = {
  'pages/a/a.json': '{ "usingComponents": { "row": "/components/row" } }',
  'components/row.json': '{ "component": true }',
  'components/row.ts': 'Component({})',
  'components/row.wxml': '<view class="row" />',
}

afterEach(sweep)

describe('a style sheet', () => {
  const sheetOf = async (wxss: string): Promise<string> =>
    plain((await evaluated({ 'app.wxss': wxss })).styles['app'])

  it('measures in parts of the phone', async () => {
    expect(await sheetOf('.a{width:750rpx;margin:-7.5rpx .75rpx}')).toBe(
      inPagesOf('app', '.a{width:100vw;margin:-1vw 0.1vw}')
    )
  })

  it('measures the height under the navigation bar', async () => {
    expect(await sheetOf('.a{height:50vh}')).toBe(inPagesOf('app', '.a{height:50cqh}'))
  })

  it('means built-in components by their names, and nothing else', async () => {
    expect(await sheetOf('page,view.view>text::after,my-row{top:0}')).toBe(
      inPagesOf('app', 'wx-page:where(:scope),wx-view.view>wx-text::after,my-row{top:0}')
    )
  })

  it('keeps the steps of an animation', async () => {
    const css = '@keyframes fade{from{opacity:0}12.5%{opacity:1}}'

    const { styles } = await evaluated({ ...COMPONENT, 'components/row.wxss': css })

    expect(styles['components/row']).toBe(css)
  })

  it('takes in what it imports, once', async () => {
    const { styles } = await evaluated({
      'app.wxss': "@import './base.wxss';@import 'base.wxss';.b{top:0}",
      'base.wxss': '.a{top:0}',
    })

    expect(plain(styles['app'])).toBe(inPagesOf('app', '.a{top:0}.b{top:0}'))
  })

  it("reaches its own page only, where it is a page's", async () => {
    const { styles } = await evaluated({ 'pages/a/a.wxss': '.a{top:0}' })

    expect(plain(styles['pages/a/a'])).toBe(inPagesOf('pages/a/a', '.a{top:0}'))
  })

  it("marks every class, and means a component's own element by :host", async () => {
    const { styles } = await evaluated({
      ...COMPONENT,
      'components/row.wxss': ':host{top:0}.row .end{top:0}',
    })

    expect(styles['components/row']).toBe(
      inPagesOf(
        'components/row',
        `[is="components/row"]{top:0}.${CLASS_MARK}row .${CLASS_MARK}end{top:0}`
      )
    )
  })

  it('keeps animations and fonts for every page', async () => {
    const sheet = await sheetOf('.a{top:0}@font-face{font-family:x}@keyframes b{to{top:0}}')

    expect(sheet).toBe(
      `@font-face{font-family:x}@keyframes b{to{top:0}}\n${inPagesOf('app', '.a{top:0}')}`
    )
  })
})

describe('the code of a mini-program', () => {
  const run = async (app: string, files: Record<string, string> = {}): Promise<unknown> => {
    const told: unknown[] = []
    const program = await evaluated({ 'app.ts': app, ...files })
    program.load({ wx: { tell: (value: unknown) => told.push(value) } }).app()
    return told[0]
  }

  it('runs a file when it is asked for, and not before', async () => {
    const order: string[] = []
    const program = await evaluated({
      'app.ts': 'App("app")',
      'pages/a/a.ts': 'Page("a")',
    })
    const scripts = program.load({
      App: (name: string) => order.push(name),
      Page: (name: string) => order.push(name),
    })

    scripts.components['pages/a/a']!()
    scripts.app()

    expect(order).toEqual(['a', 'app'])
  })

  it('finds packages in miniprogram_npm', async () => {
    const files = { 'miniprogram_npm/left/index.js': 'module.exports = { side: "left" }' }

    expect(await run("import { side } from 'left'\nwx.tell(side)", files)).toBe('left')
  })

  it('finds the packages that a package brings along', async () => {
    const files = {
      'miniprogram_npm/left/index.js': 'module.exports = require("right")',
      'miniprogram_npm/left/miniprogram_npm/right/index.js': 'module.exports = "its own"',
      'miniprogram_npm/right/index.js': 'module.exports = "of all"',
    }

    expect(await run("import side from 'left'\nwx.tell(side)", files)).toBe('its own')
  })

  it.each(['window', 'document', 'fetch', 'URL', 'TextEncoder', 'Intl', 'localStorage', 'process'])(
    'finds no %s, as on a phone',
    async (name) => {
      expect(await run(`wx.tell(typeof ${name})`)).toBe('undefined')
    }
  )

  it('may give its own things the names of what phones lack', async () => {
    expect(await run("const URL = 'mine'\nwx.tell(URL)")).toBe('mine')
  })

  it('gets no window through a plain function', async () => {
    expect(await run('wx.tell(typeof (function () { return this })())')).toBe('undefined')
  })
})
