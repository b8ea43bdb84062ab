import { draw, goToEnd, ready, resized, scrolled } from '../../miniprogram/pages/chat/reader'
import { ABOVE, END, opened, row } from './open-reader'

describe('the reader of a chat whose list cannot always be measured', () => {
  it('ignores a measurement that arrives after the page was closed', () => {
    const { reader, lines, answer, leave } = opened()
    leave()
    draw(reader, { 'chunks[0].rows[3]': {} })
    resized(reader)
    lines.length = 0

    reader.list.close()
    answer({ scrollTop: 900, rows: [row('row-a', 20)] })
    answer(END)
    goToEnd(reader)

    expect(lines).toEqual(['at end: true'])
  })

  it('sees new messages even if nothing can be measured', () => {
    const { reader, lines, measured, leave } = opened()
    leave()
    lines.length = 0

    draw(reader, { 'chunks[0].rows[3]': {} })
    measured.shift()?.([null, null, null])
    draw(reader, { 'chunks[0].rows[4]': {} })
    measured.shift()?.([])
    measured.shift()?.([])

    expect(lines).toEqual(['draw {"chunks[0].rows[3]":{}}', 'draw {"chunks[0].rows[4]":{}}'])
  })

  it('sees new messages even if no measurement is ever answered', () => {
    const { reader, lines, leave } = opened()
    leave()
    lines.length = 0

    for (let count = 0; count < 20; count++) draw(reader, { [`chunks[0].rows[${count}]`]: {} })

    expect(lines.length).toBeGreaterThanOrEqual(16)
  })

  it('is moved by the list itself as soon as the list is found, however late', () => {
    const { reader, lines, context, measure } = opened({ hasNoContext: true })
    measure()
    draw(reader, { 'chunks[0].rows[3]': {} })
    expect(lines).toEqual([
      'draw {"chunks[0].rows[3]":{}}',
      'draw {"anchor":""}',
      'draw {"anchor":"end"}',
    ])
    lines.length = 0

    context.isMissing = false
    draw(reader, { 'chunks[0].rows[4]': {} })

    expect(lines).toEqual(['draw {"chunks[0].rows[4]":{}}', 'scroll 10000000'])
  })

  it('leaves the end by scrolling even if the list could not be measured when it was drawn', () => {
    const { reader, lines, measured, answer } = opened()
    ready(reader)
    measured.shift()?.([null, null, null])

    scrolled(reader, END)
    answer(END)
    scrolled(reader, ABOVE)
    answer(ABOVE)

    expect(lines).toContain('at end: false')
  })
})
