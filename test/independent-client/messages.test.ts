import { arrive, conversationOf, hears, newMid, say, textsOf } from './people'
import { twoPeople } from './scene'

describe('a message', () => {
  const scene = twoPeople()

  it('[MSG1] is answered with its place', async () => {
    const { ming, cid } = scene
    const mid = newMid()

    const receipt = await say(ming, cid, { text: 'hello', mid })

    expect(receipt).toEqual({
      cid,
      mid,
      seq: 1,
      n: 1,
      at: expect.any(Number) as number,
    })
  })

  it.each(['   ', '\u200b', '\u2800\u3164', '\ufe0f', '\u{e0067}\u2066\n'])(
    '[VAL8] [MSG1] of %j is empty, and the refusal names its field',
    async (text) => {
      const { ming, cid } = scene

      await expect(say(ming, cid, { text })).rejects.toMatchObject({
        code: 'bad-request',
        message: expect.stringMatching(/^body\.text/) as string,
      })
      expect(await textsOf(ming, cid)).toEqual([])
    }
  )

  it('[MSG1] keeps spaces, joiners and emoji unchanged', async () => {
    const { ming, hong, cid } = scene
    const text = '  👨‍👩‍👧\u200b ❤️ \u202eabc\n'

    const { seq } = await say(ming, cid, { text })

    expect(await textsOf(hong, cid)).toEqual([[seq, text]])
  })

  it('[MSG3] reaches the other person, and every device of its sender', async () => {
    const { address, ming, hong, cid } = scene
    const tablet = await arrive(address, ming.user.name, 'tablet')
    const mid = newMid()

    const { seq, n, at } = await say(ming, cid, { text: 'hello', mid })

    const entry = {
      cid,
      seq,
      n,
      mid,
      from: ming.user.id,
      at,
      type: 'text',
      body: { text: 'hello' },
    }
    for (const who of [ming, hong, tablet]) expect(await hears(who, cid)).toEqual(entry)
  })

  it('[MSG4] keeps its place if it is repeated, adds nothing, and is announced again', async () => {
    const { ming, hong, cid } = scene
    const mid = newMid()
    const first = await say(ming, cid, { text: 'once', mid })

    const second = await say(ming, cid, { text: 'once', mid })

    expect(second).toEqual(first)
    expect(await textsOf(hong, cid)).toEqual([[first.seq, 'once']])
    const heard = [await hears(hong, cid), await hears(hong, cid)]
    expect(heard.map(({ seq }) => seq)).toEqual([first.seq, first.seq])
  })

  it('[LOG16] is still the first one if it is repeated over a new socket after later ones', async () => {
    const { address, ming, hong, cid } = scene
    const mid = newMid()
    const first = await say(ming, cid, { text: 'once', mid })
    await ming.client.cut()
    await say(hong, cid, { text: 'heard you' })
    const back = await arrive(address, ming.user.name)

    expect(await say(back, cid, { text: 'once, in other words', mid })).toEqual(first)
    expect(await textsOf(back, cid)).toEqual([
      [first.seq, 'once'],
      [first.seq + 1, 'heard you'],
    ])
  })

  it('[MSG5] cannot share its mid with another conversation or a recall', async () => {
    const { address, ming, cid } = scene
    const mid = newMid()
    const { seq } = await say(ming, cid, { text: 'hello', mid })
    const wei = await arrive(address, `Wei ${mid}`)
    const elsewhere = await conversationOf(ming, wei)

    const refusal = { code: 'conflict' }
    await expect(say(ming, elsewhere, { text: 'hello', mid })).rejects.toMatchObject(refusal)
    await expect(ming.client.ask('/message/recall', { cid, seq, mid })).rejects.toMatchObject(
      refusal
    )
  })

  it('[LOG16] may have a mid that another person used', async () => {
    const { ming, hong, cid } = scene
    const mid = newMid()
    const { seq } = await say(ming, cid, { text: 'mine', mid })

    expect(await say(hong, cid, { text: 'mine too', mid })).toMatchObject({ seq: seq + 1 })
  })

  it('[LOG17] has the same place for both, even if both write at once', async () => {
    const { ming, hong, cid } = scene
    await conversationOf(hong, ming)

    const all = [ming, hong, ming, hong, ming, hong].map((who, turn) =>
      say(who, cid, { text: `${who.user.name}, ${turn}` })
    )
    await Promise.all(all)

    const seen = await textsOf(ming, cid)
    expect(await textsOf(hong, cid)).toEqual(seen)
    expect(seen.map(([seq]) => seq)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('[VAL3] of 4,000 units arrives whole', async () => {
    const { ming, hong, cid } = scene
    const text = '回'.repeat(3998) + '😀'

    await say(ming, cid, { text })

    expect((await hears(hong, cid)).body.text).toBe(text)
  })
})
