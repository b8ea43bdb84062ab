import { chatBetween } from '../../world/chat-between'
import { Scene } from '../scene'

const said = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('me'))

describe('a server whose disk stalls', () => {
  it.each([5_000, 60_000, 600_000])(
    'acknowledges nothing for %i ms, and then everybody has everything, once and in order',
    async (stallMs) => {
      const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
      alice.says('before')
      await clock.pass(1_000)

      server.standsStill()
      for (const word of ['one', 'two', 'three']) alice.says(word)
      bob.says('four')
      await clock.pass(stallMs)
      expect(alice.sees().slice(1)).toEqual([
        'me: one (queued)',
        'me: two (queued)',
        'me: three (queued)',
      ])
      server.goesOn()
      await clock.pass(60_000)

      expect(said(bob.sees())).toEqual(['before', 'one', 'two', 'three'])
      expect(alice.sees().filter((line) => line.startsWith('me'))).toEqual([
        'me: before (read)',
        'me: one (read)',
        'me: two (read)',
        'me: three (read)',
      ])
      expect((await clock.during(server.log(cid))).sort()).toEqual(
        ['before', 'one', 'two', 'three', 'four'].sort()
      )
    }
  )

  it('has lost nothing if it is killed during the stall', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
    alice.says('before')
    await clock.pass(1_000)

    server.standsStill()
    alice.says('meanwhile')
    await clock.pass(5_000)
    server.isKilled()
    await server.starts()
    await clock.pass(60_000)

    expect(await clock.during(server.log(cid))).toEqual(['before', 'meanwhile'])
    expect(bob.sees()).toEqual(['before', 'meanwhile'])
    expect(alice.sees()).toEqual(['me: before (read)', 'me: meanwhile (read)'])
  })

  it('disconnects nobody for silence during the stall', async () => {
    const scene = new Scene()
    const { device } = await scene.arrives('Ming')

    scene.clock.leap(10 * 60_000)
    device.requests('/ping')
    await scene.clock.pass(59_000)

    expect(device.socket.isClosed).toBe(false)
    await scene.ends()
  })
})
