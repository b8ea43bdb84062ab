import { byteLength, parseFrames } from '../../../miniprogram/services/socket/frames'

function heard(text: string) {
  const wrong: string[] = []
  return { frames: parseFrames(text, (what) => wrong.push(what)), wrong }
}

describe('received data', () => {
  it('[FRM6] is one frame, or several in order', () => {
    const notice = { url: '/typing', data: { cid: 'c', userId: 'u' } }
    const response = { re: 1, data: {} }

    expect(heard(JSON.stringify(notice))).toEqual({ frames: [notice], wrong: [] })
    expect(heard(JSON.stringify([response, notice])).frames).toEqual([response, notice])
  })

  it('is skipped where it is unreadable, and the rest is used', () => {
    const notice = { url: '/typing', data: { cid: 'c', userId: 'u' } }
    const broken = [null, 7, 'text', {}, [notice], { re: '1', data: {} }, { url: 7 }]

    const { frames, wrong } = heard(JSON.stringify([...broken, notice]))

    expect(frames).toEqual([notice])
    expect(wrong).toEqual(broken.map(() => 'frame'))
    expect(heard('{"re":1,')).toEqual({ frames: [], wrong: ['frame'] })
  })

  it('is still an answer if only its number is valid', () => {
    expect(heard('{"re":1,"data":[[[]]]}').frames).toEqual([{ re: 1, data: [[[]]] }])
  })

  it('causes a report with the field of an invalid notice, but no value', () => {
    const entry = { cid: 'c', seq: 1, n: 1, from: 'u', at: 1, type: 'text', body: { text: 7 } }

    const { wrong } = heard(JSON.stringify({ url: '/message', data: entry }))

    expect(wrong).toEqual(['/message body.text'])
  })

  it('[NTC2] may be an unknown notice, whatever its name', () => {
    const unknown = ['/new', 'constructor', '__proto__', 'toString']

    expect(heard(JSON.stringify(unknown.map((url) => ({ url, data: {} }))))).toEqual({
      frames: [],
      wrong: [],
    })
  })

  it('is ignored if it is longer than our servers would send', () => {
    expect(heard(`[${'1,'.repeat(1_000_000)}1]`)).toEqual({ frames: [], wrong: ['frame'] })
    expect(heard('['.repeat(500_000))).toEqual({ frames: [], wrong: ['frame'] })
  })
})

describe('the byte length of a text', () => {
  it.each(['', 'plain', 'äöü', '回音', '👋🏽 三', '\ud83d', 'x\udc4b'])(
    'of %j is that of its UTF-8',
    (text) => {
      expect(byteLength(text)).toBe(Buffer.byteLength(text, 'utf8'))
    }
  )
})
