import { Client } from './client'
import { arrive } from './people'
import { oneServer } from './scene'

describe('a frame', () => {
  const server = oneServer()

  it.each<[string, string | Buffer]>([
    ['binary', Buffer.from('{"url":"/ping","id":1,"data":{}}')],
    ['too long', JSON.stringify({ url: '/ping', id: 1, data: { pad: 'x'.repeat(65_536) } })],
    [
      'too long in bytes',
      JSON.stringify({ url: '/ping', id: 1, data: { pad: '回'.repeat(22_000) } }),
    ],
    ['no JSON', '{"url":"/ping"'],
    ['empty', ''],
    ['a list', '[{"url":"/ping","id":1,"data":{}}]'],
    ['null', 'null'],
    ['without a url', '{"id":1,"data":{}}'],
    ['with a url that is none', '{"url":7,"id":1,"data":{}}'],
    ['with the id 0', '{"url":"/ping","id":0,"data":{}}'],
    ['with an id in words', '{"url":"/ping","id":"1","data":{}}'],
    ['with half an id', '{"url":"/ping","id":1.5,"data":{}}'],
  ])('[FRM8] that is %s ends the socket', async (_, frame) => {
    const { client } = await arrive(server.address, 'Ming')

    client.say(frame)

    expect(await client.notices.next('/bye')).toEqual({ reason: 'bad-frame' })
    await client.closed
  })

  it('[FRM2] may be as long as 65,536 bytes', async () => {
    const { client } = await arrive(server.address, 'Ming')
    const shell = JSON.stringify({ url: '/typing', data: { cid: 'c', pad: '' } }).length

    client.tell('/typing', { cid: 'c', pad: 'x'.repeat(65_536 - shell) })

    expect(await client.ask('/ping')).toEqual({ now: expect.any(Number) as number })
  })

  it('[FRM9] with an unknown url is refused, and the socket stays open', async () => {
    const { client } = await arrive(server.address, 'Ming')

    await expect(client.askAnything('/weather', {})).rejects.toMatchObject({ code: 'unknown-url' })
    await expect(client.askAnything('constructor', {})).rejects.toMatchObject({
      code: 'unknown-url',
    })
    expect(await client.ask('/ping')).toEqual({ now: expect.any(Number) as number })
  })

  it.each([
    ['cid', '/history', {}],
    ['limit', '/history', { cid: 'c', limit: 101 }],
    ['since', '/sync', { since: 7 }],
    ['body.text', '/message/send', { cid: 'c', mid: 'm', type: 'text', body: { text: '' } }],
    ['type', '/message/send', { cid: 'c', mid: 'm', type: 'dance', body: {} }],
    ['seq', '/read', { cid: 'c', seq: -1 }],
    ['userId', '/conversation/open', { userId: 'x'.repeat(65) }],
    ['ids', '/user/get', { ids: 'everybody' }],
    ['data', '/ping', undefined],
    ['data', '/sync', null],
  ])(
    "[FRM10] with a wrong %s for %s is refused with the field's name",
    async (field, url, data) => {
      const { client } = await arrive(server.address, 'Ming')

      await expect(client.askAnything(url, data)).rejects.toMatchObject({
        code: 'bad-request',
        message: expect.stringMatching(new RegExp(`^${field}\\b`)) as string,
      })
    }
  )

  it('[VAL6] may carry unknown fields', async () => {
    const { client } = await arrive(server.address, 'Ming')

    client.say('{"url":"/typing","data":{"cid":"c"},"mood":"merry"}')

    expect(await client.askAnything('/ping', { mood: 'merry' })).toEqual({
      now: expect.any(Number) as number,
    })
  })

  it('[FRM5] that is an unknown or invalid notice is dropped', async () => {
    const { client } = await arrive(server.address, 'Ming')

    client.tell('/wave', {})
    client.tell('/typing', { cid: 7 })

    expect(await client.ask('/ping')).toEqual({ now: expect.any(Number) as number })
  })

  it('[FRM4] gets one answer with its number', async () => {
    const { client, user } = await arrive(server.address, 'Ming')
    const asked = Array.from({ length: 20 }, (_, turn) =>
      turn % 2 ? client.ask('/user/get', { ids: [user.id] }) : client.ask('/user/get', { ids: [] })
    )

    const found = (await Promise.all(asked)).map(({ users }) => users.length)

    expect(found).toEqual(asked.map((_, turn) => turn % 2))
  })

  it('[FRM11] beyond the rate is told when to retry', async () => {
    const { client } = await arrive(server.address, 'Ming')

    const answers = await Promise.allSettled(Array.from({ length: 200 }, () => client.ask('/ping')))

    const refused = answers.flatMap((it) =>
      it.status === 'rejected' ? [it.reason as unknown] : []
    )
    expect(refused.length).toBeGreaterThan(0)
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(59)
    for (const failure of refused) {
      expect(failure).toMatchObject({
        code: 'rate-limited',
        retryAfter: expect.any(Number) as number,
      })
    }
  })

  it('[FRM1] is never compressed, whatever the client offers', async () => {
    const client = await Client.open(server.address, { perMessageDeflate: true })

    expect(client.extensions).toBe('')
  })
})
