import { arrive, say } from './people'
import { twoPeople } from './scene'

describe('the history', () => {
  const scene = twoPeople()

  const fourMessages = async () => {
    const { ming, cid } = scene
    for (const text of ['one', 'two', 'three', 'four']) await say(ming, cid, { text })
  }

  it.each([
    ['the newest, asked for nothing', {}, [1, 2, 3, 4]],
    ['the newest two', { limit: 2 }, [3, 4]],
    ['from the start', { after: 0, limit: 2 }, [1, 2]],
    ['behind the second', { after: 2 }, [3, 4]],
    ['just before the third', { before: 3, limit: 1 }, [2]],
    ['between the first and the fourth', { after: 1, before: 4 }, [2, 3]],
    ['behind the last', { after: 4 }, []],
  ])('[HIS2] gives %s', async (_, page, seqs) => {
    const { hong, cid } = scene
    await fourMessages()

    const { entries, first, last } = await hong.client.ask('/history', { cid, ...page })

    expect(entries.map(({ seq }) => seq)).toEqual(seqs)
    expect([first, last]).toEqual([1, 4])
  })

  it('[HIS3] of an empty conversation has no bounds', async () => {
    const { ming, cid } = scene

    const { entries, first, last } = await ming.client.ask('/history', { cid })

    expect(entries).toEqual([])
    expect(last).toBeLessThan(first)
  })

  it('[FRM7] shortens a page that is too long, at the end farther from the requested position', async () => {
    const { address, ming, hong, cid } = scene
    const text = '回'.repeat(4000)
    for (let turn = 0; turn < 25; turn++) await say(ming, cid, { text })
    const reader = await arrive(address, hong.user.name, 'reader')

    const head = await reader.client.ask('/history', { cid, after: 0 })
    const tail = await reader.client.ask('/history', { cid })

    expect(head.entries.map(({ seq }) => seq)).toEqual(seqs(1, head.entries.length))
    expect(tail.entries.map(({ seq }) => seq)).toEqual(seqs(26 - tail.entries.length, 25))
    for (const { entries } of [head, tail]) {
      expect(entries.length).toBeGreaterThan(15)
      expect(entries.length).toBeLessThan(25)
    }
    expect(reader.client.longestFrame).toBeLessThanOrEqual(262_144)
  })
})

const seqs = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
