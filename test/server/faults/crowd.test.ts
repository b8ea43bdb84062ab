import { systemRandom } from '../../../server/random'
import { Sessions } from '../../../server/sessions/sessions'
import { Scene } from '../scene'

const PEOPLE = 5000
const PLENTY = { perSecond: 1e6, burst: 1e6 }

describe('5,000 phones that reconnect at once', () => {
  let scene: Scene
  let people: { token: string; deviceId: string }[]
  beforeAll(async () => {
    scene = new Scene({ requestRate: PLENTY })
    const { clock, storage } = scene
    const sessions = new Sessions({ clock, storage, random: systemRandom })
    const signedIn = async (_: unknown, number: number) => {
      const name = `P${number}`
      const { user } = await storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })
      const { token } = await sessions.open(user.id, name)
      return { token, deviceId: name }
    }
    people = await scene.settled(Promise.all(Array.from({ length: PEOPLE }, signedIn)))
  }, 60_000)
  afterAll(() => scene.ends())

  const arrive = (attempt: number) =>
    people.map(({ token, deviceId }) => {
      const device = scene.device()
      const login = device.requests('/login', { token, deviceId, protocol: 1, attempt })
      // A phone in a hurry does not wait for the answer to its login.
      return { device, asked: [login, device.requests('/sync')] }
    })

  it('are all accepted and answered once, and the connections that they replace are told', async () => {
    const before = arrive(1)
    await scene.clock.pass(1_000)

    const after = arrive(2)
    await scene.clock.pass(1_000)

    expect(after.filter(({ device }) => device.socket.isClosed)).toEqual([])
    const answers = after.map(({ device, asked }) => asked.map((id) => device.answersTo(id)))
    expect(answers.filter((each) => each.some((found) => found.length !== 1))).toEqual([])
    expect(answers.filter((each) => each.some(([first]) => !first || 'error' in first))).toEqual([])
    expect(new Set(before.map(({ device }) => device.bye))).toEqual(new Set(['replaced']))
    expect((await scene.http('GET /metrics')).body).toContain(`huiyin_connections ${PEOPLE}\n`)
  }, 60_000)

  it('leave nothing behind when they disconnect', async () => {
    const back = arrive(3)
    await scene.clock.pass(1_000)

    for (const { device } of back) device.losesConnection()
    await scene.clock.pass(20_000)

    expect((await scene.http('GET /metrics')).body).toContain('huiyin_connections 0\n')
  }, 60_000)
})
