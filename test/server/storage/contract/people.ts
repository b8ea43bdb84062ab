import type { Session } from '../../../../server/storage/storage'
import type { SceneOf } from '../contract'
import { NOON } from '../scene'

/** What a storage promises about people and their sessions. */
export function peopleContract(scene: SceneOf): void {
  describe('people', () => {
    it('are made at first sight, and found again', async () => {
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

    it('are made once when two phones sign in at the same moment', async () => {
      const { storage } = scene()
      const identity = { identity: 'demo:小雨', name: '小雨', avatar: '' }

      const [one, two] = await Promise.all([
        storage.ensureUser(identity),
        storage.ensureUser(identity),
      ])

      expect(two).toEqual({ user: one.user, isNew: false })
    })

    it('are unknown where nobody has that id', async () => {
      expect(await scene().storage.user('nobody')).toBeUndefined()
    })

    it('are shown to those who share a conversation, and to themselves', async () => {
      const { storage } = scene()
      await scene().group('team', 'Ann', 'Bob')
      const [ann, bob, eve] = await Promise.all(
        ['Ann', 'Bob', 'Eve'].map((name) => scene().person(name))
      )

      const seen = await storage.usersSharing(ann!, [bob!, eve!, ann!, 'nobody'])

      expect(seen.map(({ name }) => name)).toEqual(['Bob', 'Ann'])
    })

    it('are not shown by a conversation that was opened and never used', async () => {
      const { storage } = scene()
      const cid = await scene().direct('Ann', 'Bob')
      const [ann, bob] = [await scene().person('Ann'), await scene().person('Bob')]

      expect(await storage.usersSharing(ann, [bob])).toHaveLength(1)
      expect(await storage.usersSharing(bob, [ann])).toHaveLength(0)

      await scene().says('Ann', cid, 'hello')
      expect(await storage.usersSharing(bob, [ann])).toHaveLength(1)
    })

    it('are peers once both have opened the conversation', async () => {
      await scene().direct('Ann', 'Bob')
      await scene().direct('Bob', 'Ann')

      const peers = await scene().storage.peers(await scene().person('Ann'))

      expect(peers).toEqual([await scene().person('Bob')])
    })

    it('are peers once they have talked to each other directly', async () => {
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

    it('is found by the hash of its token', async () => {
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

    it('belongs to nobody but a person', async () => {
      const { storage } = scene()

      const putting = storage.putSession({ ...(await session()), userId: 'nobody' })

      await expect(putting).rejects.toMatchObject({ code: 'not-found' })
    })
  })
}
