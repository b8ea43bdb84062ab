import { numberedIn, sentIn } from '../../../../simulator/web/counting/on-the-wire'

describe('network traffic', () => {
  it('is searched for numbers at any depth', () => {
    const entry = { cid: 'c', mid: 'a', seq: 2, from: 'u' }
    const receipt = { cid: 'c', mid: 'b', seq: 3 }
    const frames = [
      { url: '/message', data: entry },
      { re: 7, data: receipt },
      { re: 8, data: { entries: [entry], first: 1 } },
    ]

    expect(numberedIn(JSON.stringify(frames)).map(({ mid }) => mid)).toEqual(['a', 'b', 'a'])
  })

  it('is searched for texts that a phone sends', () => {
    const frame = {
      url: '/message/send',
      id: 7,
      data: { cid: 'c', mid: 'a', body: { text: 'hi' } },
    }

    expect(sentIn(JSON.stringify([frame]))).toEqual([frame.data])
    expect(sentIn('{"url":"/message/recall","data":{"cid":"c","mid":"a","seq":1}}')).toEqual([])
  })

  it('contains nothing if it is not JSON, or not about messages', () => {
    expect(numberedIn('<html>')).toEqual([])
    expect(numberedIn('{"cid":"c","seq":1}')).toEqual([])
  })
})
