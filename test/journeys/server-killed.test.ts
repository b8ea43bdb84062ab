import { chatBetween } from '../world/chat-between'

describe('a server that is killed during a conversation', () => {
  it('gets the messages written meanwhile when it is back: once, and in order', async () => {
    const { alice, bob, server, clock, quiet } = await chatBetween('alice', 'bob')
    alice.says('before')
    await quiet()

    server.isKilled()
    for (const word of ['one', 'two', 'three']) alice.says(word)
    bob.says('four')
    await clock.pass(8_000)
    expect(alice.sees().slice(1)).toEqual([
      'me: one (queued)',
      'me: two (queued)',
      'me: three (queued)',
    ])

    await server.starts()
    await clock.pass(60_000)

    expect(bob.sees().filter((line) => !line.startsWith('me'))).toEqual([
      'before',
      'one',
      'two',
      'three',
    ])
    expect(alice.sees().filter((line) => line.startsWith('me'))).toEqual([
      'me: before (read)',
      'me: one (read)',
      'me: two (read)',
      'me: three (read)',
    ])
    expect(alice.sees()).toContain('four')
  })

  it('has kept everything that it acknowledged', async () => {
    const { alice, bob, server, cid, clock, quiet } = await chatBetween('alice', 'bob')
    const words = Array.from({ length: 20 }, (_, index) => `word ${index + 1}`)
    for (const word of words) alice.says(word)
    await clock.until(() => alice.sees().includes('me: word 10 (read)'))

    const sent = alice.sees().filter((line) => !line.includes('queued')).length
    server.isKilled()
    await server.starts()
    const kept = await clock.during(server.log(cid))

    expect(kept.slice(0, sent)).toEqual(words.slice(0, sent))
    await clock.pass(60_000)
    expect(bob.sees()).toEqual(words)
    await quiet()
  })

  it('does not duplicate what it stored but did not acknowledge', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')

    const isAnswerLost = alice.loses('down', '"seq"')
    alice.says('kept')
    await clock.until(isAnswerLost)
    server.isKilled()
    await server.starts()
    expect(await clock.during(server.log(cid))).toEqual(['kept'])
    await clock.pass(60_000)

    expect(await clock.during(server.log(cid))).toEqual(['kept'])
    expect(bob.sees()).toEqual(['kept'])
    expect(alice.sees()).toEqual(['me: kept (read)'])
  })

  it('gets again what it received but did not store', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')

    alice.says('not kept')
    await clock.pass(alice.wire.latencyMs - 1)
    server.isKilled()
    await server.starts()
    expect(await clock.during(server.log(cid))).toEqual([])
    await clock.pass(60_000)

    expect(bob.sees()).toEqual(['not kept'])
    expect(alice.sees()).toEqual(['me: not kept (read)'])
  })
})
