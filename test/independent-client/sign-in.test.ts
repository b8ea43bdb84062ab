import { Client } from './client'
import { get, post, signIn } from './http'
import { arrive, loginOf } from './people'
import { oneServer } from './scene'

const endless = JSON.stringify({ code: 'x'.repeat(257), deviceId: 'd' })
const foreign = JSON.stringify({ code: '071-of-wechat', deviceId: 'd' })

describe('signing in', () => {
  const server = oneServer()

  const tokenOf = async (name: string, deviceId = 'phone') => {
    const { token } = await signIn(server.address, `demo:${name}`, deviceId)
    return { token, deviceId }
  }

  it("[SIG1] begins with the server's facts", async () => {
    const { status, body } = await get(`${server.address}/api/server`)

    expect(status).toBe(200)
    expect(body).toEqual({
      ...{ demo: true, protocol: 1, protocols: { min: 1, max: 1 } },
      now: expect.any(Number) as number,
    })
  })

  it('[SIG2] returns a token and the user', async () => {
    const signedIn = await signIn(server.address, 'demo:Ming', 'phone')

    expect(signedIn.user).toMatchObject({ name: 'Ming', avatar: expect.any(String) as string })
    expect(signedIn.token.length).toBeGreaterThanOrEqual(43)
    expect(signedIn.expiresAt).toBeGreaterThan(Date.now())
  })

  it('[SIG6] finds the same person again, and returns a new token', async () => {
    const first = await signIn(server.address, 'demo:Ming', 'phone')
    const second = await signIn(server.address, 'demo:Ming', 'phone')

    expect(second.user).toEqual(first.user)
    expect(second.token).not.toBe(first.token)
  })

  it('[SIG6] [VAL9] identifies a person by the normal form of the name, and accepts 64 units and emoji', async () => {
    const nameOf = async (name: string) =>
      (await signIn(server.address, `demo:${name}`, 'phone')).user.name

    expect(await nameOf(' Ming\u3000 Li ')).toBe('Ming Li')
    expect(await nameOf('Rene\u0301')).toBe('Ren\u00e9')
    expect(await nameOf('W'.repeat(64))).toBe('W'.repeat(64))
    expect(await nameOf('👨‍👩‍👧 ❤️ 🇨🇳')).toBe('👨‍👩‍👧 ❤️ 🇨🇳')
  })

  it.each(['', '  ', 'Mi\u200bng', '\u202egniM', 'Ming\ufe0f', '\u2066Ming', 'W'.repeat(65)])(
    '[SIG6] [VAL9] refuses the name %j',
    async (name) => {
      const body = JSON.stringify({ code: `demo:${name}`, deviceId: 'd' })
      const answer = await post(`${server.address}/api/login`, body)

      expect(answer).toMatchObject({
        status: 400,
        body: {
          error: {
            code: 'bad-request',
            message: expect.stringMatching(/^code: NAME/) as string,
          },
        },
      })
    }
  )

  it.each([
    { what: 'no JSON', body: '{"code":', code: 'bad-request', status: 400 },
    { what: 'no object', body: '7', code: 'bad-request', status: 400 },
    { what: 'no device', body: '{"code":"demo:Ming"}', code: 'bad-request', status: 400 },
    { what: 'an endless code', body: endless, code: 'bad-request', status: 400 },
    { what: 'an endless body', body: 'x'.repeat(65_537), code: 'too-large', status: 413 },
    { what: 'a code of WeChat', body: foreign, code: 'forbidden', status: 401 },
  ])('[SIG3] refuses $what', async ({ body, code, status }) => {
    const answer = await post(`${server.address}/api/login`, body)

    expect(answer).toMatchObject({ status, body: { error: { code } } })
  })

  it('[SIG8] opens a session for a valid token', async () => {
    const { user, token } = await signIn(server.address, 'demo:Ming', 'phone')
    const client = await Client.open(server.address)

    const data = loginOf({ token, deviceId: 'phone' }, { attempt: 1 })

    expect(await client.ask('/login', data)).toEqual({
      userId: user.id,
      sessionId: expect.any(String) as string,
      epoch: expect.any(String) as string,
      now: expect.any(Number) as number,
      pingMs: 25_000,
      protocols: { min: 1, max: 1 },
    })
  })

  it('[SIG8] refuses an unknown protocol version', async () => {
    const client = await Client.open(server.address)

    const answer = client.askAnything('/login', loginOf(await tokenOf('Ming'), { protocol: 2 }))

    await expect(answer).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('protocol') as string,
    })
  })

  it('[SIG9] must come first', async () => {
    const client = await Client.open(server.address)

    client.say('{"url":"/ping","id":1,"data":{}}')

    expect(await client.notices.next('/bye')).toEqual({ reason: 'no-login' })
    await client.closed
  })

  it('[SIG10] need not be waited for', async () => {
    const client = await Client.open(server.address)
    const { token, deviceId } = await tokenOf('Ming', 'eager')

    const answers = [
      client.ask('/login', loginOf({ token, deviceId })),
      client.ask('/sync'),
      client.ask('/ping'),
    ]

    expect(await Promise.all(answers)).toHaveLength(3)
  })

  it('[SIG11] fails with an unknown token', async () => {
    const client = await Client.open(server.address)

    const answer = client.ask('/login', loginOf({ token: 'made-up', deviceId: 'phone' }))

    await expect(answer).rejects.toMatchObject({ code: 'expired' })
    expect(await client.notices.next('/bye')).toEqual({ reason: 'expired' })
    await client.closed
  })

  it("[SIG4] fails with another device's token, and [SIG16] with a second one", async () => {
    const client = await Client.open(server.address)
    const { token } = await tokenOf('Ming', 'mine')

    const answer = client.ask('/login', loginOf({ token, deviceId: 'stolen' }))

    await expect(answer).rejects.toMatchObject({ code: 'signed-out' })
    expect(await client.notices.next('/bye')).toEqual({ reason: 'signed-out' })
    await client.closed
  })

  it('[SIG14] happens once on a socket, and a second login is harmless', async () => {
    const ming = await arrive(server.address, 'Ming')

    await expect(ming.client.ask('/login', loginOf(ming))).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await ming.client.ask('/ping')).toEqual({ now: expect.any(Number) as number })
  })
})
