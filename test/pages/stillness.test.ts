import type { Layout } from '../../miniprogram/pages/chat/list-view'
import { movesRows, scrollTopToKeep } from '../../miniprogram/pages/chat/stillness'

/** A list 40 px below the top of the screen: its rows by name and height, oldest first. */
function layout(scrollTop: number, heights: Record<string, number>): Layout {
  let top = 40 - scrollTop
  const rows = Object.entries(heights).map(([id, height]) => {
    const box = { id, top, height }
    top += height
    return box
  })
  return { scrollTop, scrollHeight: scrollTop + top - 40, top: 40, height: 500, rows }
}

describe('the visible text', () => {
  it('stays in place when older messages load above', () => {
    const before = layout(120, { b: 100, c: 300, d: 300 })
    const after = layout(120, { a: 700, b: 100, c: 300, d: 300 })

    expect(scrollTopToKeep(before, after)).toBe(820)
  })

  it('stays in place when older messages are removed above', () => {
    const before = layout(900, { a: 700, b: 300, c: 300 })
    const after = layout(900, { b: 300, c: 300, d: 800 })

    expect(scrollTopToKeep(before, after)).toBe(200)
  })

  it('is not moved if the platform has kept it already', () => {
    const before = layout(120, { b: 100, c: 300 })
    const after = layout(820, { a: 700, b: 100, c: 300 })

    expect(scrollTopToKeep(before, after)).toBe(820)
  })

  it('is not moved by messages below', () => {
    const before = layout(120, { a: 300, b: 300 })
    const after = layout(120, { a: 300, b: 300, c: 300 })

    expect(scrollTopToKeep(before, after)).toBe(120)
  })

  it('is held by the next row if the first visible row is gone', () => {
    const before = layout(0, { a: 100, b: 300 })
    const after = layout(0, { b: 300 })

    expect(scrollTopToKeep(before, after)).toBe(-100)
  })
})

describe('a patch', () => {
  it('moves rows if it inserts or removes some', () => {
    const moving = [
      { chunks: [] },
      { 'chunks[2]': {} },
      { 'chunks[2].rows': [] },
      { 'chunks[2].rows[3]': {} },
    ]

    expect(moving.map(movesRows)).toEqual([true, true, true, true])
  })

  it("moves none if it only changes a row's content", () => {
    expect(movesRows({ 'chunks[2].rows[4].delivery': 'sent' })).toBe(false)
  })
})
