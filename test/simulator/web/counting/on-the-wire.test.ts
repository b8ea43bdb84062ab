import { numberedIn, sentIn } from '../../../../simulator/web/counting/on-the-wire'

describe('what has come over the wire', () => {
  it('is looked through for numbers, however deep they stand', () => {
    const entry = { cid: 'c', mid: 'a', seq: 2, from: 'u' }
    const receipt = { cid: 'c', mid: 'b', seq: 3 }
    const frames = [
      { url: '/message', data: entry },
      { re: 7, data: receipt },
      { re: 8, data: { entries: [entry], first: 1 } },
    ]

    expect(numberedIn(JSON.stringify(frames)).map(({ mid }) => mid)).toEqual(['a', 'b', 'a'])
  })

  it('is looked through for texts that a phone gives away', () => {
    const frame = {
      url: '/message/send',
      id: 7,
      data: { cid: 'c', mid: 'a', body: { text: 'hi' } },
    }

    expect(sentIn(JSON.stringify([frame]))).toEqual([frame.data])
    expect(sentIn('{"url":"/message/recall","data":{"cid":"c","mid":"a","seq":1}}')).toEqual([])
  })

  it('is nothing where it is no JSON, or tells of nothing that was sent', () => {
    expect(numberedIn('<html>')).toEqual([])
    expect(numberedIn('{"cid":"c","seq":1}')).toEqual([])
  })
})
