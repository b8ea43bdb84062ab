import { arrive, conversationOf, hears, newMid, say } from './people'
import { oneServer } from './scene'
import { Transcript } from './transcript'
import type { Client } from './client'

describe('a conversation', () => {
  const server = oneServer()

  const rows = async (client: Client) => (await client.ask('/sync')).conversations

  it('[OPEN1] between two people is unique, whoever opens it, and however often', async () => {
    const [ming, hong] = [
      await arrive(server.address, 'Ming'),
      await arrive(server.address, 'Hong'),
    ]

    const cid = await conversationOf(ming, hong)

    expect(await conversationOf(ming, hong)).toBe(cid)
    expect(await conversationOf(hong, ming)).toBe(cid)
  })

  it('[OPEN1] shows each person the other', async () => {
    const [ann, ben] = [await arrive(server.address, 'Ann'), await arrive(server.address, 'Ben')]

    const { conversation } = await ann.client.ask('/conversation/open', { userId: ben.user.id })

    expect(conversation).toMatchObject({
      kind: 'direct',
      title: 'Ben',
      memberCount: 2,
      lastSeq: 0,
      n: 0,
      readSeq: 0,
      readN: 0,
      pinned: false,
      muted: false,
    })
    expect(conversation).not.toHaveProperty('last')
    expect(new Set(conversation.people.map(({ name }) => name))).toEqual(new Set(['Ann', 'Ben']))
  })

  it('[OPEN2] becomes visible to the other person with its first message', async () => {
    const [cao, dan] = [await arrive(server.address, 'Cao'), await arrive(server.address, 'Dan')]
    const cid = await conversationOf(cao, dan)
    expect((await rows(dan.client)).map((row) => row.cid)).not.toContain(cid)
    await expect(dan.client.ask('/history', { cid })).rejects.toMatchObject({ code: 'not-found' })

    await say(cao, cid, { text: 'hello' })

    const isIt = (row: { cid: string }) => row.cid === cid
    expect(await dan.client.notices.next('/conversation', isIt)).toMatchObject({ title: 'Cao' })
    expect((await rows(dan.client)).find(isIt)).toMatchObject({
      lastSeq: 1,
      n: 1,
      last: { seq: 1, body: { text: 'hello' } },
    })
  })

  it('[OPEN3] needs an existing person, and not oneself', async () => {
    const { client, user } = await arrive(server.address, 'Eli')

    await expect(client.ask('/conversation/open', { userId: user.id })).rejects.toMatchObject({
      code: 'bad-request',
    })
    await expect(client.ask('/conversation/open', { userId: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('[SET1] has marks that belong to one member', async () => {
    const [fei, guo] = [await arrive(server.address, 'Fei'), await arrive(server.address, 'Guo')]
    const cid = await conversationOf(fei, guo)
    await say(fei, cid, { text: 'hello' })
    const before = (await rows(fei.client)).find((row) => row.cid === cid)!

    await fei.client.ask('/conversation/set', { cid, pinned: true })
    const { conversation } = await fei.client.ask('/conversation/set', { cid, muted: true })

    expect(conversation).toMatchObject({ pinned: true, muted: true })
    expect(conversation.rev).toBeGreaterThan(before.rev)
    expect((await rows(guo.client)).find((row) => row.cid === cid)).toMatchObject({
      pinned: false,
      muted: false,
    })
  })

  it('[SYN1] is sent again only if it changed', async () => {
    const [hua, ivy] = [await arrive(server.address, 'Hua'), await arrive(server.address, 'Ivy')]
    const cid = await conversationOf(hua, ivy)
    await conversationOf(ivy, hua)
    const { since } = await hua.client.ask('/sync')
    await say(ivy, cid, { text: 'hello' })

    const { conversations } = await hua.client.ask('/sync', { since })

    expect(conversations.map((row) => row.cid)).toEqual([cid])
    expect((await rows(hua.client)).length).toBeGreaterThanOrEqual(1)
    expect(await hua.client.ask('/sync', { since: 'what is this' })).toEqual(
      await hua.client.ask('/sync')
    )
  })

  it('[SYN6] begins anew for a client that knows what nobody said', async () => {
    const [may, ned] = [await arrive(server.address, 'May'), await arrive(server.address, 'Ned')]
    const cid = await conversationOf(may, ned)
    const mid = newMid()
    const { seq, at } = await say(may, cid, { text: 'hello', mid })
    const { since } = await may.client.ask('/sync')
    const ask = async (known: object) => may.client.ask('/sync', { since, known: [known] })

    expect(await ask({ cid, seq, at, mid })).toMatchObject({ conversations: [] })
    expect(await ask({ cid, seq, at, mid })).not.toHaveProperty('anew')
    const { anew, conversations } = await ask({ cid, seq, at, mid: newMid() })
    expect(anew).toBe(true)
    expect(conversations.map((row) => row.cid)).toContain(cid)
  })

  it('[SYN3] is found in one pass over short pages', async () => {
    const jin = await arrive(server.address, 'Jin')
    const cids = new Set<string>()
    for (const name of ['Kai', 'Lee', 'Mei']) {
      cids.add(await conversationOf(jin, await arrive(server.address, name)))
    }

    const found = new Set<string>()
    let page = await jin.client.ask('/sync', { limit: 1 })
    for (; page.more; page = await jin.client.ask('/sync', { limit: 1, since: page.since })) {
      expect(page.conversations.length).toBeLessThanOrEqual(1)
      for (const { cid } of page.conversations) found.add(cid)
    }
    for (const { cid } of page.conversations) found.add(cid)

    expect([...cids].filter((cid) => !found.has(cid))).toEqual([])
    expect((await jin.client.ask('/sync', { since: page.since })).conversations).toEqual([])
  })

  it('[NTC4] shows only the other members who is typing', async () => {
    const [nan, ola] = [await arrive(server.address, 'Nan'), await arrive(server.address, 'Ola')]
    const cid = await conversationOf(nan, ola)
    await say(nan, cid, { text: 'hello' })

    nan.client.tell('/typing', { cid })

    expect(await ola.client.notices.next('/typing')).toEqual({ cid, userId: nan.user.id })
    await nan.client.ask('/ping')
    expect(nan.client.notices.unread('/typing')).toEqual([])
  })

  it('[USR1] makes its members known to each other, and to nobody else', async () => {
    const pei = await arrive(server.address, 'Pei')
    const qin = await arrive(server.address, 'Qin')
    const cid = await conversationOf(pei, qin)
    await say(pei, cid, { text: 'hello' })

    const { users } = await pei.client.ask('/user/get', { ids: [qin.user.id, 'nobody'] })

    expect(users).toEqual([{ id: qin.user.id, name: 'Qin', avatar: qin.user.avatar }])
  })

  it('[NTC3] [CLI1] reads the same after an absence, and with late, repeated or missing notices', async () => {
    const [ran, sun] = [await arrive(server.address, 'Ran'), await arrive(server.address, 'Sun')]
    const cid = await conversationOf(ran, sun)
    const transcript = new Transcript(sun.client, cid)
    for (const text of ['one', 'two', 'three']) await say(ran, cid, { text })
    const recalled = { cid, seq: 2, mid: 'the-recall-of-two-by-Ran' }
    await ran.client.ask('/message/recall', recalled)
    const next = (seq: number) => hears(sun, cid, (it) => it.seq === seq)

    for (const seq of [3, 1, 2, 4]) await transcript.take(await next(seq))

    expect(transcript.lines).toEqual(['one', '(recalled)', 'three', '(recall)'])
  })
})
