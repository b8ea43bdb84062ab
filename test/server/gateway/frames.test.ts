import { silentLog } from '../../../server/log'
import { Scene, type Present } from '../scene'

describe('a frame', () => {
  let scene: Scene
  let ming: Present
  let errors: object[]
  beforeEach(async () => {
    errors = []
    scene = new Scene({ log: { ...silentLog, error: (facts) => void errors.push(facts) } })
    ming = await scene.arrives('Ming')
  })
  afterEach(() => scene.ends())

  it.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['a number', '7'],
    ['null', 'null'],
    ['an array', '[{"url":"/ping","id":1,"data":{}}]'],
    ['without a url', '{"id":1,"data":{}}'],
    ['with a url that is no text', '{"url":7,"id":1}'],
    ['with the id 0', '{"url":"/ping","id":0,"data":{}}'],
    ['with a negative id', '{"url":"/ping","id":-1,"data":{}}'],
    ['with a broken id', '{"url":"/ping","id":1.5,"data":{}}'],
    ['with an id in quotes', '{"url":"/ping","id":"1","data":{}}'],
    ['with the id null', '{"url":"/ping","id":null,"data":{}}'],
    ['too long', JSON.stringify({ url: '/ping', id: 1, data: { text: '回'.repeat(21_846) } })],
  ])('that is %s ends its socket', (_, text) => {
    ming.device.sends(text)

    expect(ming.device.bye).toBe('bad-frame')
    expect(ming.device.socket.isClosed).toBe(true)
  })

  it('that is binary ends its socket', () => {
    ming.device.sendsBinary()

    expect(ming.device.bye).toBe('bad-frame')
  })

  it('may be as long as the limit', async () => {
    const frame = (padding: string) => JSON.stringify({ url: '/ping', id: 9, data: {}, padding })
    ming.device.sends(frame('x'.repeat(65_536 - frame('').length)))
    await scene.clock.pass(1)

    expect(ming.device.answerTo(9)).toEqual({ re: 9, data: { now: expect.any(Number) as number } })
  })

  it('after the `/bye` is ignored', async () => {
    ming.device.sends('hello')
    ming.device.forgets()

    ming.device.requests('/ping')
    await scene.clock.pass(1)

    expect(ming.device.socket.frames).toEqual([])
  })

  it('[FRM3] may have an id that was used before, and any up to 2⁵³', async () => {
    for (const id of [7, 7, Number.MAX_SAFE_INTEGER])
      ming.device.sends(JSON.stringify({ url: '/ping', id, data: {} }))
    await scene.clock.pass(1)

    const ids = ming.device.socket.frames.map((frame) => 're' in frame && frame.re)
    expect(ids).toEqual([7, 7, Number.MAX_SAFE_INTEGER])
  })

  it('with an unknown url fails', async () => {
    expect(await ming.device.isRefused('/nobody/home')).toBe('unknown-url')
    expect(await ming.device.isRefused('toString')).toBe('unknown-url')
    expect(await ming.device.isRefused('/typing', { cid: 'c' })).toBe('unknown-url')
  })

  it('with invalid data fails, and the message names the field but not the value', async () => {
    const body = { text: 'x'.repeat(4001) }
    const wrong = { cid: 'c', mid: 'm', type: 'text', body }

    expect(await ming.device.asks('/message/send', wrong)).toMatchObject({
      error: { code: 'bad-request', message: 'body.text: expected <=4000' },
    })
    expect(await ming.device.asks('/ping', 'text')).toMatchObject({
      error: { code: 'bad-request', message: 'data: expected Object' },
    })
    expect(await ming.device.asks('/history', { cid: 'a\u0000b' })).toMatchObject({
      error: { code: 'bad-request', message: 'cid: expected printable text' },
    })
  })

  it('may carry unknown fields', async () => {
    expect(await ming.device.asks('/ping', { mood: 'fine' })).toHaveProperty('data')
  })

  it('without an id is a notice: unknown or invalid ones are dropped', async () => {
    ming.device.tells('/message/send', {})
    ming.device.tells('/typing', { cid: 7 })
    ming.device.tells('/typing', { cid: 'nowhere' })
    await scene.clock.pass(1)

    expect(ming.device.socket.frames).toEqual([])
    expect(ming.device.socket.isClosed).toBe(false)
    expect(errors).toEqual([])
  })

  it('that causes an internal error fails with internal, and only its url is logged', async () => {
    jest.spyOn(scene.storage, 'changes').mockRejectedValue(new TypeError('oops'))

    expect(await ming.device.asks('/sync', { since: 'private' })).toMatchObject({
      error: { code: 'internal', message: 'internal' },
    })
    expect(errors).toMatchObject([{ url: '/sync', error: 'TypeError', detail: 'oops' }])
    expect(JSON.stringify(errors)).not.toContain('private')
  })
})

describe('a silent socket', () => {
  it('[PNG2] is closed after 60 s, and not before', async () => {
    const scene = new Scene()
    const { device } = await scene.arrives('Ming')

    await scene.clock.pass(40_000)
    device.requests('/ping')
    await scene.clock.pass(60_000)
    expect(device.socket.isClosed).toBe(false)
    await scene.clock.pass(2000)

    expect(device.socket.isClosed).toBe(true)
    expect(device.bye).toBeUndefined()
    await scene.ends()
  })
})
