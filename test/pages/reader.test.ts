import { draw, goToEnd, resized, scrolled } from '../../miniprogram/pages/chat/reader'
import { END, HEIGHT, opened, row } from './open-reader'

describe('the reader of a chat', () => {
  it('stays at the end', () => {
    const { reader, lines, measure } = opened()
    measure()

    draw(reader, { 'chunks[0].rows[3]': {} })

    expect(lines).toEqual(['draw {"chunks[0].rows[3]":{}}', 'scroll 10000000'])
  })

  it('stays at the scrolled position', () => {
    const { reader, lines, leave } = opened()
    leave()

    draw(reader, { 'chunks[0].rows[3].delivery': 'read' })

    expect(lines).toEqual(['at end: false', 'draw {"chunks[0].rows[3].delivery":"read"}'])
  })

  it('keeps the line being read when older messages load above it', () => {
    const { reader, lines, answer, leave } = opened()
    leave()
    lines.length = 0

    draw(reader, { 'chunks[0].rows': [] })
    answer({ scrollTop: 900, rows: [row('row-a', 20)] })
    answer({ scrollTop: 900, rows: [row('row-old', -180), row('row-a', 720)] })

    expect(lines).toEqual(['draw {"chunks[0].rows":[]}', 'scroll 1600'])
  })

  it('is not moved again if the platform has kept the line', () => {
    const { reader, lines, answer, leave } = opened()
    leave()
    lines.length = 0

    draw(reader, { 'chunks[0].rows': [] })
    answer({ scrollTop: 900, rows: [row('row-a', 20)] })
    answer({ scrollTop: 1600, rows: [row('row-a', 20)] })

    expect(lines).toEqual(['draw {"chunks[0].rows":[]}'])
  })

  it('sees everything in order of arrival, measured or not', () => {
    const { reader, lines, answer, leave } = opened()
    leave()
    lines.length = 0

    draw(reader, { 'chunks[0].rows': [1] })
    draw(reader, { 'chunks[0].rows[1].delivery': 'sent' })
    answer({})

    expect(lines).toEqual([
      'draw {"chunks[0].rows":[1]}',
      'draw {"chunks[0].rows[1].delivery":"sent"}',
    ])
  })

  it('stays at the end when the list becomes taller, for example after sending a long text', () => {
    const { reader, lines, measure, answer } = opened()
    measure()
    scrolled(reader, END)

    const higher = { ...END, scrollTop: END.scrollTop - 66 }
    scrolled(reader, higher)
    answer({ ...higher, height: HEIGHT + 66 })
    draw(reader, { 'chunks[0].rows[3]': {} })

    expect(lines).toEqual(['draw {"chunks[0].rows[3]":{}}', 'scroll 10000000'])
  })

  it('is taken to the first unread message once it is known', () => {
    const { reader, chat, lines, measure } = opened()
    measure()

    chat.firstUnreadKey = 'divider'
    draw(reader, { chunks: [] })
    draw(reader, { 'chunks[0].rows[3].delivery': 'read' })

    expect(lines).toEqual([
      'draw {"chunks":[]}',
      'at end: false',
      'draw {"anchor":""}',
      'draw {"anchor":"divider"}',
      'draw {"chunks[0].rows[3].delivery":"read"}',
    ])
  })

  it('is at the end again after sending', () => {
    const { reader, lines, leave } = opened()
    leave()
    lines.length = 0

    goToEnd(reader)

    expect(lines).toEqual(['at end: true', 'scroll 10000000'])
  })

  it('follows new messages if all unread ones are visible', () => {
    const { reader, chat, lines, measure, answer } = opened()
    measure()
    chat.firstUnreadKey = 'divider'
    draw(reader, { chunks: [] })
    lines.length = 0

    answer({ ...END, rows: [row('row-a', -40), row('divider', 60), row('row-b', 160)] })
    draw(reader, { 'chunks[0].rows[3]': {} })

    expect(lines).toEqual(['at end: true', 'draw {"chunks[0].rows[3]":{}}', 'scroll 10000000'])
  })

  it('does not follow if the unread messages begin above the visible part', () => {
    const { reader, chat, lines, measure, answer } = opened()
    measure()
    chat.firstUnreadKey = 'divider'
    draw(reader, { chunks: [] })
    lines.length = 0

    answer({ ...END, rows: [row('divider', -400), row('row-b', 160)] })

    expect(lines).toEqual([])
  })

  it('sees an own message even while the list is being held still', () => {
    const { reader, lines, answer, leave } = opened()
    leave()
    lines.length = 0

    draw(reader, { 'chunks[0].rows[3]': {} })
    goToEnd(reader)
    answer({ scrollTop: 900, rows: [row('row-a', 20)] })

    expect(lines).toEqual([
      'at end: true',
      'scroll 10000000',
      'draw {"chunks[0].rows[3]":{}}',
      'scroll 10000000',
    ])
  })

  it('is offered a way back once the end is far away', () => {
    const { reader, lines, measure, answer } = opened()
    measure()
    const far = { scrollTop: 3500, scrollHeight: 5000 }
    scrolled(reader, { scrollTop: 4500, scrollHeight: 5000 })

    scrolled(reader, far)
    answer(far)
    scrolled(reader, { scrollTop: 4500, scrollHeight: 5000 })

    expect(lines).toEqual([
      'at end: false',
      'draw {"isFar":true}',
      'at end: true',
      'draw {"isFar":false}',
    ])
  })

  it('is offered no way back at the end, even if the list moved before its height was known', () => {
    const { reader, lines, answer } = opened()

    scrolled(reader, END)
    resized(reader)
    answer(END)

    expect(lines).toEqual(['scroll 10000000'])
  })

  it('is no longer offered a way back after using it', () => {
    const { reader, lines, measure, answer } = opened()
    measure()
    const far = { scrollTop: 3500, scrollHeight: 5000 }
    scrolled(reader, { scrollTop: 4500, scrollHeight: 5000 })
    scrolled(reader, far)
    answer(far)
    lines.length = 0

    goToEnd(reader)

    expect(lines).toEqual(['at end: true', 'draw {"isFar":false}', 'scroll 10000000'])
  })
})
