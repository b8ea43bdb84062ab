import { hears, newMid, say } from './people'
import { twoPeople } from './scene'

describe('a recalled message', () => {
  const scene = twoPeople()

  it('[LOG6] is recalled for everybody, and keeps its place', async () => {
    const { ming, hong, cid } = scene
    const { seq, n } = await say(ming, cid, { text: 'never mind' })
    const mid = newMid()

    const receipt = await ming.client.ask('/message/recall', { cid, seq, mid })

    expect(receipt).toMatchObject({ cid, mid, seq: seq + 1, n })
    const { entries } = await hong.client.ask('/history', { cid })
    expect(entries.map(({ type, body }) => [type, body])).toEqual([
      ['recalled', {}],
      ['recall', { seq }],
    ])
    expect(await hears(hong, cid, (it) => it.type === 'recall')).toMatchObject({
      mid,
      body: { seq },
    })
  })

  it('[REC4] is recalled once if the request is repeated', async () => {
    const { ming, cid } = scene
    const { seq } = await say(ming, cid, { text: 'never mind' })
    const request = { cid, seq, mid: newMid() }
    const first = await ming.client.ask('/message/recall', request)

    expect(await ming.client.ask('/message/recall', request)).toEqual(first)
    await expect(
      ming.client.ask('/message/recall', { ...request, mid: newMid() })
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  it('[MSG4] gets the same receipt as before for its sender, but has no text', async () => {
    const { ming, hong, cid } = scene
    const mid = newMid()
    const first = await say(ming, cid, { text: 'never mind', mid })
    await ming.client.ask('/message/recall', { cid, seq: first.seq, mid: newMid() })

    expect(await say(ming, cid, { text: 'never mind', mid })).toEqual(first)
    expect(await hears(hong, cid, (it) => it.type === 'recalled')).toMatchObject({
      seq: first.seq,
      body: {},
    })
  })

  it.each([
    { what: '[REC2] somebody else said', seq: 1, code: 'forbidden' },
    { what: '[REC3] nobody said', seq: 99, code: 'not-found' },
  ])('cannot be what $what', async ({ seq, code }) => {
    const { ming, hong, cid } = scene
    await say(ming, cid, { text: 'mine' })

    const refused = hong.client.ask('/message/recall', { cid, seq, mid: newMid() })

    await expect(refused).rejects.toMatchObject({ code })
  })

  it('[REC2] cannot be a recall', async () => {
    const { ming, cid } = scene
    const { seq } = await say(ming, cid, { text: 'never mind' })
    const recall = await ming.client.ask('/message/recall', { cid, seq, mid: newMid() })

    const refused = ming.client.ask('/message/recall', { cid, seq: recall.seq, mid: newMid() })

    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
  })
})
