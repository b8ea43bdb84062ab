import { arrive, newMid, say } from './people'
import { twoPeople } from './scene'

describe('a stranger', () => {
  const scene = twoPeople()

  it("[LOG18] finds no trace of other people's messages", async () => {
    const { address, ming, cid } = scene
    const { seq } = await say(ming, cid, { text: 'between us' })
    const { client } = await arrive(address, 'Eve')

    const attempts = [
      client.ask('/history', { cid }),
      client.ask('/message/send', { cid, mid: newMid(), type: 'text', body: { text: 'hi' } }),
      client.ask('/message/recall', { cid, seq, mid: newMid() }),
      client.ask('/read', { cid, seq }),
      client.ask('/conversation/set', { cid, pinned: true }),
      client.ask('/history', { cid: 'no-such-conversation' }),
    ]

    const refusals = await Promise.all(attempts.map(refusalOf))
    expect(refusals).toEqual(attempts.map(() => 'not-found'))
    const { conversations } = await client.ask('/sync')
    expect(conversations.map((row) => row.cid)).not.toContain(cid)
  })

  it('[NTC4] cannot announce typing', async () => {
    const { address, ming, cid } = scene
    const { client } = await arrive(address, 'Eve')

    client.tell('/typing', { cid })
    await client.ask('/ping')

    await ming.client.ask('/ping')
    expect(ming.client.notices.unread('/typing')).toEqual([])
  })
})

const refusalOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'answered',
    (failure: unknown) => (failure as { code: string }).code
  )
