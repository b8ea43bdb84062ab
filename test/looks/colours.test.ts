import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(__dirname, '../../miniprogram')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => !file.startsWith('miniprogram_npm')
)
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8')
const sheets = files.filter((file) => file.endsWith('.wxss'))
const templates = files.filter((file) => file.endsWith('.wxml'))
const defined = new Set([...textOf('app.wxss').matchAll(/--([\w-]+):/g)].map(([, name]) => name))

describe('colours', () => {
  it('are defined in one place', () => {
    const strays = sheets.filter(
      (file) => file !== 'app.wxss' && /#[0-9a-f]{3,8}\b(?![^"]*")/i.test(textOf(file))
    )

    expect(strays).toEqual([])
  })

  it('are used by names that exist', () => {
    const used = [...sheets, ...templates].flatMap((file) =>
      [...textOf(file).matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => name)
    )

    expect(used.filter((name) => !defined.has(name))).toEqual([])
  })
})

describe('the connection banner', () => {
  const pages = templates.filter((file) =>
    /^(?:pages\/(\w+)\/\1|diagnostics\/diagnostics)\.wxml$/.test(file)
  )

  it('stays visible on every page', () => {
    const isSticky = (file: string) => /position: sticky;\s+top: 0/.test(textOf(file))
    const says = (file: string) =>
      textOf(file).includes('<connection-banner') || textOf(file).includes('card--state')

    expect(pages).toHaveLength(4)
    expect(pages.filter((file) => !says(file))).toEqual([])
    expect(isSticky('components/connection-banner/connection-banner.wxss')).toBe(true)
    expect(isSticky('diagnostics/diagnostics.wxss')).toBe(true)
  })
})

describe('templates', () => {
  it('are short: at most sixty lines, and only elements that WXML knows', () => {
    const tooLong = templates.filter((file) => textOf(file).trimEnd().split('\n').length > 60)
    const tooClever = templates.filter((file) => /\?\.|\?\?|`|=>/.test(textOf(file)))

    expect({ tooLong, tooClever }).toEqual({ tooLong: [], tooClever: [] })
  })

  it('identify each row of a list by its key, not by its position', () => {
    const keys = templates.flatMap((file) =>
      [...textOf(file).matchAll(/wx:key="([^"]+)"/g)].map(([, key]) => key)
    )
    const lists = templates.flatMap((file) => [...textOf(file).matchAll(/wx:for="/g)])

    expect(keys).toHaveLength(lists.length)
    expect(keys.filter((key) => key === 'index')).toEqual([])
  })
})
