import { DiagnosticsStore } from '../../miniprogram/diagnostics/diagnostics-store'
import type { ServerFrame } from '../../protocol/frames'
import { chatBetween } from '../world/chat-between'
import { say, Traffic } from './traffic'

const WRONG_FRAMES: unknown[] = [
  7,
  null,
  { url: 5 },
  { url: '/message', data: { cid: {}, seq: 'one' } },
  { url: '/conversation', data: null },
  { url: '/read', data: { cid: [], userId: 3, seq: -1, n: 1e99 } },
  { re: 'none', data: {} },
]

describe('an invalid frame', () => {
  it('[X13] is dropped and noted in the diagnostics, and its valid parts count', async () => {
    const { alice, bob, cid, quiet } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    bob.says('before')
    await quiet()

    for (const wrong of WRONG_FRAMES) say(traffic.link, wrong as ServerFrame)
    const from = { ...{ cid, seq: 2, n: 2, at: 1, from: 'nobody' }, type: 'text' }
    say(traffic.link, { url: '/message', data: { ...from, body: { text: 7 } } } as never)
    bob.says('after')
    await quiet()

    expect(alice.sees()).toEqual(['before', 'after'])
    expect(alice.list()[0]).toBe('bob: after')
    expect(new DiagnosticsStore(alice.stores.diagnostics).text()).toContain('dropped as invalid')
    expect(alice.socketsOpened).toBe(1)
  })
})
