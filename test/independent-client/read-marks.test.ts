import { arrive, rowOf, say } from './people'
import { twoPeople } from './scene'

describe('a message that was read', () => {
  const scene = twoPeople()

  it('[READ1] stays read, and no mark goes beyond the log', async () => {
    const { ming, hong, cid } = scene
    for (const text of ['one', 'two', 'three']) await say(ming, cid, { text })

    expect(await hong.client.ask('/read', { cid, seq: 2 })).toEqual({ readSeq: 2, readN: 2 })
    expect(await hong.client.ask('/read', { cid, seq: 1 })).toEqual({ readSeq: 2, readN: 2 })
    expect(await hong.client.ask('/read', { cid, seq: 99 })).toEqual({ readSeq: 3, readN: 3 })
  })

  it("[NTC1] is reported to its sender and to the reader's other devices", async () => {
    const { address, ming, hong, cid } = scene
    const tablet = await arrive(address, hong.user.name, 'tablet')
    const { seq, n } = await say(ming, cid, { text: 'hello' })

    await hong.client.ask('/read', { cid, seq })

    const mark = { cid, userId: hong.user.id, seq, n }
    const isHongs = ({ userId }: { userId: string }) => userId === hong.user.id
    expect(await ming.client.notices.next('/read', isHongs)).toEqual(mark)
    expect(await tablet.client.notices.next('/read', isHongs)).toEqual(mark)
    expect((await rowOf(ming, cid)).peerReadSeq).toBe(seq)
  })

  it("[LOG11] [SYN1] changes its sender's row, which is in the next sync", async () => {
    const { ming, hong, cid } = scene
    const { seq } = await say(ming, cid, { text: 'hello' })
    const { rev } = await rowOf(ming, cid)
    const { since } = await ming.client.ask('/sync')

    await hong.client.ask('/read', { cid, seq })

    const { conversations } = await ming.client.ask('/sync', { since })
    expect(conversations).toMatchObject([{ cid, peerReadSeq: seq }])
    expect(conversations[0]!.rev).toBeGreaterThan(rev)
  })

  it('[LOG12] is no longer unread', async () => {
    const { ming, hong, cid } = scene
    await say(ming, cid, { text: 'one' })
    await say(ming, cid, { text: 'two' })
    const unread = async () => {
      const { n, readN } = await rowOf(hong, cid)
      return n - readN
    }

    expect(await unread()).toBe(2)
    await hong.client.ask('/read', { cid, seq: 1 })
    expect(await unread()).toBe(1)
  })

  it('[LOG14] counts as read for a sender who had nothing unread', async () => {
    const { ming, hong, cid } = scene
    await say(ming, cid, { text: 'one' })
    expect(await rowOf(ming, cid)).toMatchObject({ readSeq: 1, readN: 1 })

    await say(hong, cid, { text: 'I have not read yours' })
    expect(await rowOf(hong, cid)).toMatchObject({ readSeq: 0, readN: 0 })
  })
})
