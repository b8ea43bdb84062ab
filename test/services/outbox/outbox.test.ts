import { DiagnosticsStore } from '../../../miniprogram/diagnostics/diagnostics-store'
import { liveWorld, type Surroundings } from '../phone'

const MOST = 500

/** A phone without a network, with the chat `c1` open. */
async function inTheTunnel() {
  const world = await liveWorld()
  const { server, phone, surroundings, clock } = world
  server.append('c1', {})
  server.isReachable = false
  server.cut()
  await clock.pass(100)
  const chat = phone.openChat('c1')
  const say = (text: string) => {
    chat.edit(text)
    chat.send()
  }
  const kept = () => keptLetters(surroundings)
  return { ...world, chat, say, kept }
}

const keptLetters = ({ disk }: Surroundings) =>
  [...disk.keys()].filter((key) => key.includes('/outbox/'))

/** Three letters that were not sent before the phone was killed. */
async function threeWaiting() {
  const { surroundings, say } = await inTheTunnel()
  for (const text of ['one', 'two', 'three']) say(text)
  surroundings.kill()
  surroundings.server.isReachable = true
  const kept = keptLetters(surroundings)
  const change = (place: number, text: string) => surroundings.disk.set(kept[place]!, text)
  return { surroundings, server: surroundings.server, kept, change }
}

const textsOn = ({ server }: Surroundings) =>
  server.logs.get('c1')!.flatMap(({ type, body }) => (type === 'text' ? [body.text] : []))

describe('the outbox', () => {
  it('accepts five hundred messages, says why it refuses more, and loses none of them', async () => {
    const { surroundings, server, clock, chat, say, kept } = await inTheTunnel()
    for (let number = 1; number <= MOST; number++) say(`message ${number}`)
    expect(chat.sendProblem).toBe('')

    say('one too many')
    expect(chat).toMatchObject({ sendProblem: 'outbox-full', draft: 'one too many' })
    expect(kept()).toHaveLength(MOST)
    server.isReachable = true
    await clock.until(() => kept().length === 0)

    const said = textsOn(surroundings).slice(1)
    expect(said).toEqual(Array.from({ length: MOST }, (_, index) => `message ${index + 1}`))
    chat.send()
    expect(chat).toMatchObject({ sendProblem: '', draft: '' })
  })

  it('accepts two megabytes at most', async () => {
    const { chat, say, kept } = await inTheTunnel()
    const long = '回'.repeat(4_000)
    for (let number = 0; number < 200; number++) say(long)

    expect(chat).toMatchObject({ sendProblem: 'outbox-full', draft: long })
    expect(kept().length).toBeGreaterThan(170)
    expect(kept().length).toBeLessThan(175)
  })

  it('counts messages from before a restart', async () => {
    const { surroundings, say, kept } = await inTheTunnel()
    for (let number = 0; number < MOST; number++) say('again')
    surroundings.kill()

    const chat = surroundings.start().openChat('c1')
    chat.edit('one too many')
    chat.send()

    expect(chat.sendProblem).toBe('outbox-full')
    expect(kept()).toHaveLength(MOST)
  })

  it('stores everything that it shows, and shows nothing else', async () => {
    const { surroundings, clock, chat, say, kept } = await inTheTunnel()
    const drawn: number[] = []
    chat.onPatch((patch) => {
      if (JSON.stringify(patch).includes('a letter')) drawn.push(kept().length)
    })

    say('a letter')
    await clock.pass(100)
    surroundings.isDiskFull = true
    say('a letter that has no room')
    await clock.pass(100)

    expect(drawn).toEqual([1])
    expect(chat.draft).toBe('a letter that has no room')
  })
})

describe('an outbox with damaged pieces', () => {
  it('keeps the damaged piece apart, and sends the others', async () => {
    const { surroundings, server, change } = await threeWaiting()
    change(1, JSON.stringify({ v: 1, value: { cid: 'c1', body: { text: 7 } } }))

    const phone = await surroundings.live()
    await surroundings.clock.pass(1_000)

    expect(server.sent('/message/send').map(({ body }) => body)).toEqual([
      { text: 'one' },
      { text: 'three' },
    ])
    expect(new DiagnosticsStore(phone.diagnostics)).toMatchObject({ outboxCount: 0, setAside: 1 })
  })

  it.each([
    ['of another version', { v: 0, value: { cid: 'c1', body: { text: 'two' } } }],
    ['without its state', { v: 1, value: { cid: 'c1', at: 5, body: { text: 'two' } } }],
    ['without its envelope', { cid: 'c1', body: { text: 'two', bold: true } }],
  ])(
    'sends a piece %s that still has a text and a conversation, under its own id',
    async (_, piece) => {
      const { surroundings, server, kept, change } = await threeWaiting()
      change(1, JSON.stringify(piece))

      await surroundings.live()
      await surroundings.clock.pass(1_000)

      expect(textsOn(surroundings).slice(1)).toEqual(['one', 'two', 'three'])
      const mids = server.sent('/message/send').map(({ mid }) => mid)
      expect(mids[1]).toBe(kept[1]!.split('/').pop())
    }
  )

  it('leaves an unreadable piece unchanged', async () => {
    const { surroundings, kept, change } = await threeWaiting()
    change(1, '{"v":1,"val')

    await surroundings.live()
    await surroundings.clock.pass(1_000)

    expect(textsOn(surroundings).slice(1)).toEqual(['one', 'three'])
    expect(keptLetters(surroundings)).toEqual([kept[1]])
  })

  it('keeps its letters if the cache is discarded', async () => {
    const { surroundings } = await threeWaiting()
    const { disk } = surroundings
    for (const key of disk.keys())
      if (key.endsWith('/sync/version')) disk.set(key, '{"v":1,"value":0}')
    for (const key of disk.keys()) if (key.includes('/rows/')) disk.set(key, '{"v":1,"value":"?"}')

    await surroundings.live()
    await surroundings.clock.pass(1_000)

    expect(textsOn(surroundings).slice(1)).toEqual(['one', 'two', 'three'])
  })
})
