import { silentLog } from '../../server/log'
import { openWechat, type Fetch } from '../../server/wechat/code2session'
import { createPhone } from '../../simulator/platform/phone'
import { inMemory } from '../../simulator/platform/key-values'
import { RunningApp } from '../world/running-app'
import { SeededRandom } from '../world/seeded-random'
import { openStory } from '../world/story'
import type { VirtualClock } from '../world/virtual-clock'
import type { Wire } from '../world/wire'

const ADDRESS = 'http://huiyin.test'
const TEN_MINUTES_MS = 600_000

/** WeChat, which accepts each code once, and the codes that it was asked for. */
function wechatOver(clock: VirtualClock) {
  const asked: string[] = []
  const fetch: Fetch = async (url) => {
    const code = new URL(url).searchParams.get('js_code')!
    const isUsed = asked.includes(code)
    asked.push(code)
    const reply = isUsed || code.startsWith('bad') ? { errcode: 40163 } : { openid: 'openid-1' }
    return new Response(JSON.stringify(reply))
  }
  const account = { appId: 'wx', secret: 'secret' }
  return { asked, wechat: openWechat({ account, fetch, clock, log: silentLog }) }
}

/** The mini-program on a phone whose wx.login returns a new code at every call, as WeChat's does. */
function launched(clock: VirtualClock, wire: Wire, prefix: string): RunningApp {
  const random = new SeededRandom(7)
  const parts = { clock, random, transport: wire, storage: inMemory(), name: 'alice' }
  const phone = createPhone(parts)
  let codes = 0
  const login = ({ success }: { success: (answer: { code: string }) => void }) =>
    void clock.setTimeout(() => success({ code: `${prefix}-${++codes}` }), 0)
  const wx = new Proxy(phone.wx, {
    get: (target, name) => (name === 'login' ? login : (Reflect.get(target, name) as unknown)),
  })
  const chance = () => random.fraction()
  return new RunningApp({ ...phone, wx }, { server: ADDRESS, chance })
}

/** Loses the answer to the first sign-in. */
function loseFirstLogin(wire: Wire): string[] {
  const bodies: string[] = []
  const request = wire.request.bind(wire)
  wire.request = (asked, listener) => {
    if (!asked.url.endsWith('/api/login')) return request(asked, listener)
    if (typeof asked.body === 'string') bodies.push(asked.body)
    const isLost = bodies.length === 1
    return request(asked, isLost ? { ...listener, answered: () => undefined } : listener)
  }
  return bodies
}

describe('a code of wx.login', () => {
  it('[F23] is used once: its repeat is the same sign-in, a retry takes a new one, and a refusal ends it', async () => {
    const story = openStory()
    const { clock } = story
    const { asked, wechat } = wechatOver(clock)
    const server = await story.serverAt(ADDRESS, { wechat })
    const { wire } = story.person('alice')
    const bodies = loseFirstLogin(wire)

    const app = launched(clock, wire, 'code')
    await clock.pass(60_000)
    expect(app.stores.me.phase).toBe('signed-in')
    expect(asked).toEqual(['code-1', 'code-2'])

    const again = { url: `${ADDRESS}/api/login`, method: 'POST', header: {}, body: bodies[0] }
    const answer = await clock.during(server.call(again))
    const { user } = JSON.parse(answer.body) as { user: { id: string } }
    expect(user.id).toBe(app.stores.me.userId)
    expect(asked).toEqual(['code-1', 'code-2'])

    const refused = launched(clock, wire, 'bad')
    await clock.pass(TEN_MINUTES_MS)
    expect(refused.stores.me.phase).toBe('failed')
    expect(asked).toEqual(['code-1', 'code-2', 'bad-1'])
  })
})
