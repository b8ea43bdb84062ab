import { Scene } from '../scene'

const DAY = 24 * 60 * 60 * 1000

describe('sessions that have ended', () => {
  it('are removed by a running server, in slices, and no others are', async () => {
    const scene = new Scene()
    const ming = await scene.signsIn('Ming')
    const sessionOf = (id: number, expiresAt: number) => ({
      ...{ sessionId: `s${id}`, tokenHash: `h${id}`, userId: ming.user.id, deviceId: 'old' },
      ...{ expiresAt, revoked: false },
    })
    const now = scene.clock.now()
    const old = Array.from({ length: 450 }, (_, id) =>
      scene.storage.putSession(sessionOf(id, now - DAY))
    )
    await scene.settled(Promise.all([...old, scene.storage.putSession(sessionOf(450, now + DAY))]))
    const forget = jest.spyOn(scene.storage, 'forgetSessions')

    await scene.clock.pass(60_000)

    const slices = await scene.settled(
      Promise.all(forget.mock.results.map(({ value }) => value as Promise<number>))
    )
    expect(slices).toEqual([200, 200, 50])
    const left = await scene.storage.sessionsOf(ming.user.id)
    expect(left.map(({ deviceId }) => deviceId).sort()).toEqual(["Ming's phone", 'old'])
    await scene.ends()
  })

  it('are looked for again after a failure', async () => {
    const scene = new Scene()
    const forget = jest.spyOn(scene.storage, 'forgetSessions')
    forget.mockRejectedValueOnce(new Error('the disk is busy'))

    await scene.clock.pass(30 * 60_000)

    expect(forget.mock.calls.length).toBeGreaterThan(1)
    await scene.ends()
  })
})
