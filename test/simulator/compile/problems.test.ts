import { problemsOf, sweep } from './small-program'

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
