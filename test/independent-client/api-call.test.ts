import { post } from './http'
import { arrive, conversationOf, hears, newMid } from './people'
import { oneServer } from './scene'

describe('a request without a socket', () => {
  const server = oneServer()

  const call = (token: string, frame: object) =>
    post(`${server.address}/api/call`, JSON.stringify(frame), { authorization: `Bearer ${token}` })

  it('[API1] is answered as on one', async () => {
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

  it('[API2] is answered with 200 where its url refused it', async () => {
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

  it('[API3] is refused without a token, and with a wrong shape', async () => {
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
})
