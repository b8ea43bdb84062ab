import { byteLength, parseFrames } from '../../../miniprogram/services/socket/frames'

describe('what the server sends', () => {
  it('is one frame, or several in order', () => {
    const notice = { url: '/typing', data: { cid: 'c', userId: 'u' } }
    const response = { re: 1, data: {} }

    expect(parseFrames(JSON.stringify(notice))).toEqual([notice])
    expect(parseFrames(JSON.stringify([response, notice]))).toEqual([response, notice])
  })

  it('is left out where it cannot be read', () => {
    const broken = [null, 7, 'text', {}, { re: 1 }, { re: '1', data: {} }, { url: '/message' }]

    expect(parseFrames(JSON.stringify(broken))).toEqual([])
    expect(parseFrames('{"re":1,')).toEqual([])
  })
})

describe('the length of a text', () => {
  it.each(['', 'plain', 'äöü', '回音', '👋🏽 三', '\ud83d', 'x\udc4b'])(
    'of %j is that of its UTF-8',
    (text) => {
      expect(byteLength(text)).toBe(Buffer.byteLength(text, 'utf8'))
    }
  )
})
