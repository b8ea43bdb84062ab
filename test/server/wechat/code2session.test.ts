import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '../../../server/clock'
import type { Log } from '../../../server/log'
import { openWechat } from '../../../server/wechat/code2session'
import type { Wechat } from '../../../server/wechat/wechat'

/** JSON, plain text, or no reply. */
type Reply = object | string | null

describe('WeChat', () => {
  let standIn: Server
  let asked: string[]
  let replies: Reply[]
  let logged: unknown[]

  beforeEach(async () => {
    ;[asked, replies, logged] = [[], [], []]
    standIn = createServer(answer).listen(0, '127.0.0.1')
    await once(standIn, 'listening')
  })
  afterEach(() => {
    standIn.closeAllConnections()
    standIn.close()
  })

  function answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
    asked.push(url)
    const reply = replies.shift() ?? null
    if (reply === null) response.destroy()
    else response.end(typeof reply === 'string' ? reply : JSON.stringify(reply))
  }

  function wechat(change: Partial<Parameters<typeof openWechat>[0]> = {}): Wechat {
    const say = (facts: object, message: string) => void logged.push({ ...facts, message })
    const log: Log = { info: say, warn: say, error: say }
    const base = `http://127.0.0.1:${(standIn.address() as AddressInfo).port}`
    const account = { appId: 'wx1', secret: 'the secret' }
    return openWechat({ account, fetch, clock: systemClock, log, base, ...change })
  }

  it('returns the openid for a code', async () => {
    replies = [{ openid: 'o123', session_key: 'k', unionid: 'u' }]

    expect(await wechat().openidFor('a b&c')).toBe('o123')
    expect(asked).toEqual([
      '/sns/jscode2session?appid=wx1&secret=the+secret&js_code=a+b%26c&grant_type=authorization_code',
    ])
  })

  it.each([
    [40029, 'forbidden'],
    [40163, 'forbidden'],
    [40226, 'forbidden'],
    [45011, 'rate-limited'],
    [40013, 'busy'],
    [40125, 'busy'],
  ])('refuses with %i, which is %s, and is not asked again', async (errcode, code) => {
    replies = [{ errcode, errmsg: 'hints, rid: 1' }]

    await expect(wechat().openidFor('c')).rejects.toMatchObject({ code })
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['is busy', { errcode: -1, errmsg: 'system error' }],
    ['hangs up', null],
    ['answers nonsense', '<html>502</html>'],
    ['answers nothing useful', 'null'],
  ])('is asked once more if it %s', async (_, reply) => {
    replies = [reply, { openid: 'o123' }]

    expect(await wechat().openidFor('c')).toBe('o123')
  })

  it('is given up after that, and the log contains neither code nor secret', async () => {
    replies = [null, { errcode: -1 }]

    await expect(wechat().openidFor('the code')).rejects.toMatchObject({ code: 'busy' })
    expect(asked).toHaveLength(2)
    expect(JSON.stringify(logged)).not.toMatch(/secret|code/)
  })

  it('has 5 s for each answer', async () => {
    const deadlines: { run: () => void; ms: number }[] = []
    const setTimeout = (run: () => void, ms: number) => deadlines.push({ run, ms })
    const clock = { ...systemClock, setTimeout, clearTimeout: () => undefined }
    const hangs = (_: string, { signal }: { signal: AbortSignal }) =>
      new Promise<Response>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
        deadlines.at(-1)!.run()
      })

    await expect(wechat({ clock, fetch: hangs }).openidFor('c')).rejects.toMatchObject({
      code: 'busy',
    })
    expect(deadlines.map(({ ms }) => ms)).toEqual([5000, 5000])
  })
})
