import { post, signIn } from './http'
import { arrive, connect, conversationOf, hears, newMid } from './people'
import { oneServer } from './scene'
import type { Answers, User } from './words'

describe('a request without a socket', () => {
  const server = oneServer()

  const call = (token: string, frame: object) =>
    post(`${server.address}/api/call`, JSON.stringify(frame), { authorization: `Bearer ${token}` })

  it('[API1] is answered as on a socket', async () => {
    const [ming, hong] = [
      await arrive(server.address, 'Ming'),
      await arrive(server.address, 'Hong'),
    ]
    const cid = await conversationOf(ming, hong)
    const mid = newMid()
    const data = { cid, mid, type: 'text', body: { text: 'hello' } }

    const { status, body } = await call(ming.token, { url: '/message/send', id: 7, data })

    expect(status).toBe(200)
    expect(body).toMatchObject({ re: 7, data: { cid, mid, seq: 1, n: 1 } })
    expect(await hears(hong, cid)).toMatchObject({ mid })
    expect(await ming.client.ask('/message/send', data)).toMatchObject({ seq: 1 })
  })

  it('[API2] gets status 200 even if its url refuses it', async () => {
    const { token } = await arrive(server.address, 'Ming')

    expect(await call(token, { url: '/history', id: 1, data: { cid: 'c' } })).toMatchObject({
      status: 200,
      body: { re: 1, error: { code: 'not-found' } },
    })
    expect(await call(token, { url: '/weather', id: 2, data: {} })).toMatchObject({
      status: 200,
      body: { re: 2, error: { code: 'unknown-url' } },
    })
  })

  it('[API3] is refused without a token, and with invalid data', async () => {
    const { token } = await arrive(server.address, 'Ming')

    expect(await call('made-up', { url: '/ping', id: 1, data: {} })).toMatchObject({
      status: 401,
      body: { error: { code: 'expired' } },
    })
    expect(await call(token, { url: '/ping', data: {} })).toMatchObject({
      status: 400,
      body: { error: { code: 'bad-request' } },
    })
  })

  it('[NTC5] leaves a person offline: presence depends on sockets alone', async () => {
    const uma = await arrive(server.address, 'Uma')
    const deviceId = "Tao's"
    const tao = { ...(await signIn(server.address, 'demo:Tao', deviceId)), deviceId }
    const open = { url: '/conversation/open', id: 1, data: { userId: uma.user.id } }
    const answer = (await call(tao.token, open)).body as { data: Answers['/conversation/open'] }
    const { cid } = answer.data.conversation
    const data = { cid, mid: newMid(), type: 'text', body: { text: 'hello' } }
    await call(tao.token, { url: '/message/send', id: 2, data })

    const { client } = await connect(server.address, tao)

    const of = (user: User) => (news: { userId: string }) => news.userId === user.id
    const here = { online: true, lastSeenAt: expect.any(Number) as number }
    expect(await client.notices.next('/presence', of(uma.user))).toMatchObject(here)
    expect(await uma.client.notices.next('/presence', of(tao.user))).toMatchObject(here)
  })
})
