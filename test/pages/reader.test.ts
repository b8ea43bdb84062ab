import { draw, goToEnd, resized, scrolled } from '../../miniprogram/pages/chat/reader'
import { END, HEIGHT, opened, row } from './open-reader'

describe('the reader of a chat', () => {
  it('is kept at the end while he is there', () => {
    const { reader, lines, measure } = opened()
    measure()

    draw(reader, { 'chunks[0].rows[3]': {} })

    expect(lines).toEqual(['draw {"chunks[0].rows[3]":{}}', 'scroll 10000000'])
  })

  it('is left alone where he has scrolled to', () => {
    const { reader, lines, leave } = opened()
    leave()

    draw(reader, { 'chunks[0].rows[3].delivery': 'read' })

    expect(lines).toEqual(['at end: false', 'draw {"chunks[0].rows[3].delivery":"read"}'])
  })

  it('does not lose his line when older messages come in above it', () => {
    const { reader, lines, answer, leave } = opened()
    leave()
    lines.length = 0

    draw(reader, { 'chunks[0].rows': [] })
    answer({ scrollTop: 900, rows: [row('row-a', 20)] })
    answer({ scrollTop: 900, rows: [row('row-old', -180), row('row-a', 720)] })

    expect(lines).toEqual(['draw {"chunks[0].rows":[]}', 'scroll 1600'])
  })

  it('is not moved again where the platform has kept his line', () => {
    const { reader, lines, answer, leave } = opened()
    leave()
    lines.length = 0

    draw(reader, { 'chunks[0].rows': [] })
    answer({ scrollTop: 900, rows: [row('row-a', 20)] })
    answer({ scrollTop: 1600, rows: [row('row-a', 20)] })

    expect(lines).toEqual(['draw {"chunks[0].rows":[]}'])
  })

  it('sees everything in the order in which it came, measured or not', () => {
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

  it('has not left the end where the list became higher, as it does when he has sent a long text', () => {
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

  it('is at the end again when he sends', () => {
    const { reader, lines, leave } = opened()
    leave()
    lines.length = 0

    goToEnd(reader)

    expect(lines).toEqual(['at end: true', 'scroll 10000000'])
  })

  it('follows what comes where all the unread ones are in sight', () => {
    const { reader, chat, lines, measure, answer } = opened()
    measure()
    chat.firstUnreadKey = 'divider'
    draw(reader, { chunks: [] })
    lines.length = 0

    answer({ ...END, rows: [row('row-a', -40), row('divider', 60), row('row-b', 160)] })
    draw(reader, { 'chunks[0].rows[3]': {} })

    expect(lines).toEqual(['at end: true', 'draw {"chunks[0].rows[3]":{}}', 'scroll 10000000'])
  })

  it('does not follow where the unread ones begin above what is in sight', () => {
    const { reader, chat, lines, measure, answer } = opened()
    measure()
    chat.firstUnreadKey = 'divider'
    draw(reader, { chunks: [] })
    lines.length = 0

    answer({ ...END, rows: [row('divider', -400), row('row-b', 160)] })

    expect(lines).toEqual([])
  })

  it('sees what he sends, though the list was just being held still', () => {
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

  it('is offered the way back once the end is far', () => {
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

  it('is offered no way back where he is, though the list moved before it had a height', () => {
    const { reader, lines, answer } = opened()

    scrolled(reader, END)
    resized(reader)
    answer(END)

    expect(lines).toEqual(['scroll 10000000'])
  })

  it('is offered no way back any more once he has gone it', () => {
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
