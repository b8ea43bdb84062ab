import { compileProgram } from '../../../simulator/compile/compile'
import { notesOf, problemsOf, sweep } from './small-program'

afterEach(sweep)

describe('what is wrong in a mini-program', () => {
  it('is nothing, as a rule', async () => {
    expect(await problemsOf({})).toEqual([])
  })

  it('is told with its place in the WXML', async () => {
    const problems = await problemsOf({
      'pages/a/a.wxml': '<view>\n  <text>{{ a b }}</text>\n</view>',
    })

    expect(problems[0]).toMatch(/^pages\/a\/a\.wxml:2:14: /)
  })

  it('is told with its place in the WXSS', async () => {
    const problems = await problemsOf({ 'pages/a/a.wxss': '.a {\n  color red;\n}' })

    expect(problems).toEqual(['pages/a/a.wxss:2:3: Unknown word color'])
  })

  it('is told with its place in the TypeScript', async () => {
    const problems = await problemsOf({ 'pages/a/a.ts': 'Page({})\nconst x = = 1' })

    expect(problems).toEqual(['pages/a/a.ts:2:11: Unexpected "="'])
  })

  it('is told with its place in the JSON', async () => {
    const problems = await problemsOf({ 'app.json': '{\n  "pages": [,]\n}' })

    expect(problems[0]).toMatch(/^app\.json:2:13: /)
  })

  it('is told all at once, each half by itself', async () => {
    const problems = await problemsOf({
      'pages/a/a.wxml': '<view>',
      'pages/a/a.wxss': '.a {',
      'pages/a/a.ts': 'Page({',
    })

    expect(problems.map((line) => line.split(':')[0])).toEqual([
      'pages/a/a.wxml',
      'pages/a/a.wxss',
      'pages/a/a.ts',
    ])
  })

  it('names a template, a script and a sheet that are used but not there', async () => {
    const problems = await problemsOf({
      'pages/a/a.wxml': '<include src="./gone.wxml" /><wxs module="m" src="./gone.wxs" />',
      'pages/a/a.wxss': "@import './gone.wxss';",
    })

    expect(problems).toEqual([
      'pages/a/gone.wxml: is used but not there',
      'pages/a/gone.wxs: is used but not there',
      'pages/a/a.wxss:1:1: pages/a/gone.wxss is not found',
    ])
  })

  it('names a component that is not there', async () => {
    const problems = await problemsOf({
      'pages/a/a.json': '{ "usingComponents": { "row": "/components/row/row" } }',
    })

    expect(problems).toEqual(['pages/a/a.json: component "/components/row/row" is not found'])
  })

  it('names a page without a script', async () => {
    const problems = await problemsOf({ 'app.json': '{ "pages": ["pages/b/b"] }' })

    expect(problems).toEqual(['pages/b/b: has neither a .ts nor a .js file'])
  })
})

describe('what is only worth a note', () => {
  it.each([
    ['<block wx:for-items="{{l}}" wx:key="id" />', '1:8: this attribute is deprecated'],
    ['<view class=o>x</view>', '1:13: should be quoted'],
    ['<view a="1" a="2" />', '1:13: duplicated attribute'],
    ['<view bind:update:x="u" />', '1:7: invalid attribute prefix'],
    ['<view>\n{{}}</view>', '2:3: the expression is empty'],
    ['<import />', '1:2: missing source path'],
  ])('is told with its place, and stops nothing: %s', async (wxml, note) => {
    expect(await notesOf({ 'pages/a/a.wxml': wxml })).toEqual([`pages/a/a.wxml:${note}`])
  })

  it.each([
    '<view>',
    '<view></text></view>',
    '<view wx:else />',
    '<view wx:if="{{a}}" />b<view wx:elif="{{c}}" />',
    '{{a b}}',
    '<wxs src="./a.wxs" />',
  ])("is not what WeChat's own compiler refuses: %s", async (wxml) => {
    expect(await problemsOf({ 'pages/a/a.wxml': wxml })).not.toEqual([])
  })

  it('is a picture of the package in a sheet', async () => {
    const sheet = '.a { background: url(./a.png); }\n.b { background: url("data:,x") }'

    expect(await notesOf({ 'pages/a/a.wxss': sheet })).toEqual([
      'pages/a/a.wxss:1:6: phones draw no picture of the package from WXSS: use <image> or a data: url',
    ])
  })

  it('is nothing in this mini-program', async () => {
    expect((await compileProgram('miniprogram')).notes).toEqual([])
  })
})

describe('WXS that is no script', () => {
  it('is told with its place', async () => {
    const problems = await problemsOf({
      'pages/a/a.wxml': '<view />\n<wxs module="m">\nvar = 1</wxs><wxs module="n" src="./n.wxs" />',
      'pages/a/n.wxs': 'var a\nvar b = = 1',
    })

    expect(problems).toEqual([
      'pages/a/a.wxml:3:5: Unexpected token',
      'pages/a/n.wxs:2:9: Unexpected token',
    ])
  })
})

describe('a byte order mark', () => {
  it('is taken at the head of every file', async () => {
    const mark = '\uFEFF'

    expect(
      await problemsOf({
        'app.json': `${mark}{ "pages": ["pages/a/a"] }`,
        'app.ts': `${mark}App({})`,
        'app.wxss': `${mark}.a { top: 0 }`,
        'pages/a/a.json': `${mark}{}`,
        'pages/a/a.wxml': `${mark}<wxs module="m" src="./m.wxs" /><view />`,
        'pages/a/m.wxs': `${mark}module.exports = 1`,
      })
    ).toEqual([])
  })
})

describe('the edge of a phone', () => {
  it('lets types in from outside, which are gone when it runs', async () => {
    const problems = await problemsOf({
      '../protocol/entry.ts': 'export interface Entry { seq: number }',
      'pages/a/a.ts':
        "import type { Entry } from '../../../protocol/entry'\nlet last: Entry\nPage({})",
    })

    expect(problems).toEqual([])
  })

  it('lets no code in from outside', async () => {
    const problems = await problemsOf({
      '../protocol/entry.ts': 'export const first = 1',
      'pages/a/a.ts': "import { first } from '../../../protocol/entry'\nPage({ data: { first } })",
    })

    expect(problems).toEqual([
      'pages/a/a.ts:1:23: ../protocol/entry.ts is outside the mini-program: ' +
        'phones do not have it (import its types only)',
    ])
  })

  it('names a package that is not built for phones', async () => {
    const problems = await problemsOf({ 'pages/a/a.ts': "import 'left-pad'\nPage({})" })

    expect(problems).toEqual([
      'pages/a/a.ts:1:8: the package "left-pad" is not in miniprogram_npm, where phones look for it',
    ])
  })
})

describe('CSS that phones in use do not know', () => {
  const notesOfSheet = (sheet: string) => notesOf({ 'pages/a/a.wxss': sheet })

  it('is told with its place, and with what to write instead', async () => {
    expect(await notesOfSheet('.a {\n  inset: 0;\n}')).toEqual([
      'pages/a/a.wxss:2:3: inset: 0 is unknown to iOS before 14.5: write top, right, bottom and left',
    ])
  })

  it.each([
    '.a { display: flex; gap: 4px; }',
    '.a { display: flex; column-gap: 4px; }',
    '.a { aspect-ratio: 1; }',
    '.a { padding-inline: 4px; }',
    '.a { height: 100dvh; }',
    '.a { width: clamp(1px, 2px, 3px); }',
    '.a { backdrop-filter: blur(2px); }',
    '.a { color: color-mix(in srgb, red, blue); }',
    '.a { overflow-wrap: anywhere; }',
    '.a { rotate: 45deg; }',
    '.a:is(.b, .c) { color: red; }',
    '.a:where(.b) { color: red; }',
    '.a:has(.b) { color: red; }',
    '.a:focus-visible { color: red; }',
    '.a { &.b { color: red; } }',
    '@layer a { .a { color: red; } }',
    '@media (width >= 400px) { .a { color: red; } }',
  ])('is noted: %s', async (sheet) => {
    expect(await notesOfSheet(sheet)).toHaveLength(1)
  })

  it.each([
    '.a { display: grid; gap: 4px; }',
    '.a { margin-inline-start: 4px; }',
    '.a { -webkit-backdrop-filter: blur(2px); }',
    '.a { width: max(1px, 2px); padding: env(safe-area-inset-bottom); }',
    '.a:not(.b)::after { transform: rotate(45deg); }',
    '@media (prefers-color-scheme: dark) { .a { color: red; } }',
  ])('is not meant by %s', async (sheet) => {
    expect(await notesOfSheet(sheet)).toEqual([])
  })

  it('is told once where two sheets import it', async () => {
    const notes = await notesOf({
      'app.json': '{ "pages": ["pages/a/a", "pages/b/b"] }',
      'pages/b/b.ts': 'Page({})',
      'pages/b/b.wxml': '<view />',
      'pages/a/a.wxss': "@import '../shared.wxss';",
      'pages/b/b.wxss': "@import '../shared.wxss';",
      'pages/shared.wxss': '.a { inset: 0; }',
    })

    expect(notes).toHaveLength(1)
  })
})
