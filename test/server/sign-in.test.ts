import { Refusal } from '../../server/refusal'
import type { SignedIn } from '../../protocol/session'
import { Scene } from './scene'

/** A WeChat that answers when the test tells it to. */
class SlowWechat {
  readonly asked: string[] = []
  private readonly waiting: (() => void)[] = []

  openidFor(code: string): Promise<string> {
    this.asked.push(code)
    return new Promise((resolve) => this.waiting.push(() => resolve(`openid of ${code}`)))
  }

  answers(): void {
    for (const answer of this.waiting.splice(0)) answer()
  }
}

describe('a code of WeChat', () => {
  let scene: Scene
  let wechat: SlowWechat
  beforeEach(() => {
    wechat = new SlowWechat()
    scene = new Scene({ wechat })
  })
  afterEach(() => scene.ends())

  const login = async (code: string, deviceId = 'phone'): Promise<SignedIn> => {
    const answer = scene.http('POST /api/login', { code, deviceId })
    wechat.answers()
    return JSON.parse((await answer).body) as SignedIn
  }

  it('[SIG5] is exchanged once, however often the phone repeats it', async () => {
    const answers = [scene.http('POST /api/login', { code: 'c', deviceId: 'phone' })]
    answers.push(scene.http('POST /api/login', { code: 'c', deviceId: 'phone' }))
    wechat.answers()
    const [one, two] = (await Promise.all(answers)).map(({ body }) => JSON.parse(body) as SignedIn)
    await scene.clock.pass(4 * 60_000)
    const late = await login('c')

    expect(wechat.asked).toEqual(['c'])
    expect([two!.user, late.user]).toEqual([one!.user, one!.user])
    expect(new Set([one!.token, two!.token, late.token]).size).toBe(3)
  })

  it('is exchanged again after 5 minutes, and for another device', async () => {
    await login('c')
    await login('c', 'tablet')
    await scene.clock.pass(5 * 60_000)
    await login('c')

    expect(wechat.asked).toEqual(['c', 'c', 'c'])
  })

  it('is exchanged again if the exchange failed', async () => {
    const refuse = jest.spyOn(wechat, 'openidFor').mockRejectedValueOnce(new Refusal('busy'))
    expect(await scene.http('POST /api/login', { code: 'c', deviceId: 'd' })).toHaveProperty(
      'status',
      503
    )

    expect(await login('c', 'd')).toHaveProperty('token')
    expect(refuse).toHaveBeenCalledTimes(2)
  })

  it('always means the same person, without revealing the openid', async () => {
    const [first, second] = [await login('c'), await login('c', 'tablet')]

    expect(second.user).toEqual(first.user)
    expect(first.user.name).toMatch(/^微信用户[0-9A-F]{4}$/)
    expect(JSON.stringify(first)).not.toContain('openid')
  })

  it('[SIG6] is not a code of demo mode', async () => {
    const answer = await scene.http('POST /api/login', { code: 'demo:Ming', deviceId: 'd' })

    expect(answer.status).toBe(401)
    expect(wechat.asked).toEqual([])
    expect(JSON.parse((await scene.http('GET /api/server')).body)).toMatchObject({ demo: false })
  })
})
