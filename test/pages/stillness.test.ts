import type { Layout } from '../../miniprogram/pages/chat/list-view'
import { movesPieces, scrollTopToKeep } from '../../miniprogram/pages/chat/stillness'

/** A list at the screen's top, with chunks by name and height from its first pixel on. */
function layout(scrollTop: number, heights: Record<string, number>): Layout {
  let top = 40 - scrollTop
  const chunks = Object.entries(heights).map(([id, height]) => {
    const box = { id, top, height }
    top += height
    return box
  })
  return { scrollTop, top: 40, height: 500, chunks }
}

describe('what is being read', () => {
  it('stays where it was when older messages come in above', () => {
    const before = layout(120, { a: 0, b: 900 })
    const after = layout(120, { a: 700, b: 900 })

    expect(scrollTopToKeep(before, after)).toBe(820)
  })

  it('stays where it was when older messages go from above', () => {
    const before = layout(1000, { a: 700, b: 900, c: 0 })
    const after = layout(1000, { a: 0, b: 900, c: 800 })

    expect(scrollTopToKeep(before, after)).toBe(300)
  })

  it('is left alone where the platform has kept it already', () => {
    const before = layout(120, { a: 0, b: 900 })
    const after = layout(820, { a: 700, b: 900 })

    expect(scrollTopToKeep(before, after)).toBe(820)
  })

  it('cannot be kept where it is gone', () => {
    const before = layout(0, { a: 700, b: 0 })
    const after = layout(0, { a: 0, b: 900 })

    expect(scrollTopToKeep(before, after)).toBe(0)
  })
})

describe('a patch', () => {
  it('moves pieces when it brings or empties whole ones', () => {
    expect(movesPieces({ chunks: [] })).toBe(true)
    expect(movesPieces({ 'chunks[2]': {} })).toBe(true)
    expect(movesPieces({ 'chunks[2].rows': [] })).toBe(true)
    expect(movesPieces({ 'chunks[2].rows[3]': {}, 'chunks[2].rows[4].delivery': 'sent' })).toBe(
      false
    )
  })
})
