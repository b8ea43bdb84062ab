import type { Session } from '../../../../server/storage/storage'
import type { SceneOf } from '../contract'
import { NOON } from '../scene'

/** The storage's contract for people and their sessions. */
export function peopleContract(scene: SceneOf): void {
  describe('people', () => {
    it('are created when first seen, and found again', async () => {
      const { storage } = scene()
      const identity = { identity: 'demo:小雨', name: '小雨', avatar: 'rain' }

      const first = await storage.ensureUser(identity)
      const again = await storage.ensureUser({ ...identity, name: 'another name' })

      expect(first).toEqual({
        user: { id: first.user.id, name: '小雨', avatar: 'rain' },
        isNew: true,
      })
      expect(again).toEqual({ user: first.user, isNew: false })
      expect(await storage.user(first.user.id)).toEqual(first.user)
    })

    it('are created once if two phones sign in at the same moment', async () => {
      const { storage } = scene()
      const identity = { identity: 'demo:小雨', name: '小雨', avatar: '' }

      const [one, two] = await Promise.all([
        storage.ensureUser(identity),
        storage.ensureUser(identity),
      ])

      expect(two).toEqual({ user: one.user, isNew: false })
    })

    it('are undefined for an unknown id', async () => {
      expect(await scene().storage.user('nobody')).toBeUndefined()
    })

    it('are visible to those who share a conversation, and to themselves', async () => {
      const { storage } = scene()
      await scene().group('team', 'Ann', 'Bob')
      const [ann, bob, eve] = await Promise.all(
        ['Ann', 'Bob', 'Eve'].map((name) => scene().person(name))
      )

      const seen = await storage.usersSharing(ann!, [bob!, eve!, ann!, 'nobody'])

      expect(seen.map(({ name }) => name)).toEqual(['Bob', 'Ann'])
    })

    it('are not visible through a conversation that was opened and never used', async () => {
      const { storage } = scene()
      const cid = await scene().direct('Ann', 'Bob')
      const [ann, bob] = [await scene().person('Ann'), await scene().person('Bob')]

      expect(await storage.usersSharing(ann, [bob])).toHaveLength(1)
      expect(await storage.usersSharing(bob, [ann])).toHaveLength(0)

      await scene().says('Ann', cid, 'hello')
      expect(await storage.usersSharing(bob, [ann])).toHaveLength(1)
    })

    it('are found by id and by name, all who have it', async () => {
      const { storage } = scene()
      const ann = await scene().person('Ann')
      await storage.ensureUser({ identity: 'wechat:2', name: 'Ann', avatar: '' })
      await scene().person('Bob')

      expect(await storage.peopleCalled('Ann')).toMatchObject([{ id: ann }, { name: 'Ann' }])
      expect(await storage.peopleCalled(ann)).toEqual([{ id: ann, name: 'Ann', avatar: '' }])
      expect(await storage.peopleCalled('ann')).toEqual([])
    })

    it('are counted together with all stored data', async () => {
      const cid = await scene().group('team', 'Ann', 'Bob')
      await scene().says('Ann', cid, { text: 'hello', mid: 'm1' })
      await scene().says('Ann', cid, { text: 'hello', mid: 'm1' })
      await scene().direct('Ann', 'Bob')

      const figures = { people: 2, conversations: 2, entries: 2, sessions: 0 }
      expect(await scene().storage.figures(NOON)).toEqual(figures)
    })

    it('are peers once both have opened the conversation', async () => {
      await scene().direct('Ann', 'Bob')
      await scene().direct('Bob', 'Ann')

      const peers = await scene().storage.peers(await scene().person('Ann'))

      expect(peers).toEqual([await scene().person('Bob')])
    })

    it('are peers once they have sent each other direct messages', async () => {
      const { storage } = scene()
      const cid = await scene().direct('Ann', 'Bob')
      await scene().group('team', 'Ann', 'Eve')
      const ann = await scene().person('Ann')
      expect(await storage.peers(ann)).toEqual([])

      await scene().says('Ann', cid, 'hello')

      expect(await storage.peers(ann)).toEqual([await scene().person('Bob')])
    })
  })

  describe('a session', () => {
    const session = async (): Promise<Session> => ({
      sessionId: 's1',
      tokenHash: 'h1',
      userId: await scene().person('Ann'),
      deviceId: 'phone',
      expiresAt: NOON,
      revoked: false,
    })

    it("is found by its token's hash", async () => {
      const { storage } = scene()
      await storage.putSession(await session())

      expect(await storage.session('h1')).toEqual(await session())
      expect(await storage.session('h2')).toBeUndefined()
    })

    it('is renewed and revoked in place', async () => {
      const { storage } = scene()
      await storage.putSession(await session())
      const renewed = { ...(await session()), tokenHash: 'h2', expiresAt: NOON + 1, revoked: true }

      await storage.putSession(renewed)

      expect(await storage.session('h1')).toBeUndefined()
      expect(await storage.session('h2')).toEqual(renewed)
    })

    const sessionOf = async (name: string, sessionId: string, own: Partial<Session> = {}) =>
      scene().storage.putSession({
        ...(await session()),
        ...{ sessionId, tokenHash: `hash of ${sessionId}`, userId: await scene().person(name) },
        ...own,
      })
    const idsOf = async (name: string) => {
      const sessions = await scene().storage.sessionsOf(await scene().person(name))
      return sessions.map(({ sessionId, revoked }) =>
        revoked ? `${sessionId}, revoked` : sessionId
      )
    }

    it("is revoked together with its person's others, and nobody else's", async () => {
      await sessionOf('Ann', 's1')
      await sessionOf('Ann', 's2', { deviceId: 'tablet' })
      await sessionOf('Bob', 's3')

      const revoked = await scene().storage.revokeSessions(await scene().person('Ann'))

      expect(revoked).toEqual(['s1', 's2'])
      expect(await idsOf('Ann')).toEqual(['s1, revoked', 's2, revoked'])
      expect(await idsOf('Bob')).toEqual(['s3'])
      expect(await scene().storage.session('hash of s1')).toMatchObject({ revoked: true })
      expect(await scene().storage.revokeSessions(await scene().person('Ann'))).toEqual([])
    })

    it("is revoked together with its device's others", async () => {
      await sessionOf('Ann', 's1')
      await sessionOf('Ann', 's2', { deviceId: 'tablet' })

      const ann = await scene().person('Ann')

      expect(await scene().storage.revokeSessions(ann, 'tablet')).toEqual(['s2'])
      expect(await scene().storage.revokeSessions(ann, 'watch')).toEqual([])
      expect(await idsOf('Ann')).toEqual(['s1', 's2, revoked'])
    })

    it('is removed once it has ended, the oldest first, up to a limit', async () => {
      await sessionOf('Ann', 's1', { expiresAt: NOON - 1 })
      await sessionOf('Ann', 's2', { expiresAt: NOON })
      await sessionOf('Bob', 's3', { expiresAt: NOON - 2 })
      const { storage } = scene()

      expect(await storage.forgetSessions(NOON, 1)).toBe(1)
      expect([await idsOf('Ann'), await idsOf('Bob')]).toEqual([['s2', 's1'], []])
      expect(await storage.forgetSessions(NOON, 10)).toBe(1)
      expect(await storage.forgetSessions(NOON, 10)).toBe(0)
      expect(await idsOf('Ann')).toEqual(['s2'])
    })

    it('belongs only to an existing person', async () => {
      const { storage } = scene()

      const putting = storage.putSession({ ...(await session()), userId: 'nobody' })

      await expect(putting).rejects.toMatchObject({ code: 'not-found' })
    })
  })
}
