import * as v from 'valibot'
import { notices as noticeSchemas, type NoticeUrl } from '../../../protocol/notices'
import { requests, type RequestUrl } from '../../../protocol/requests'
import { fits } from '../../../miniprogram/services/wire/shape'
import { entry } from '../../../miniprogram/services/wire/entry'
import * as shapes from '../../../miniprogram/services/wire/shapes'
import { row, said } from '../entries'

const receipt = { cid: 'c', mid: 'm', seq: 1, n: 1, at: 1 }
const welcome = {
  userId: 'u',
  sessionId: 's',
  epoch: 'e',
  now: 1,
  pingMs: 25_000,
  protocols: { min: 1, max: 2 },
}
const whole = row({ lastSeq: 1, n: 1, last: said(1), peerReadSeq: 0, gone: true })

const RESULTS: Record<RequestUrl, object> = {
  '/login': welcome,
  '/ping': { now: 1 },
  '/sync': { conversations: [whole], since: 'c', more: false, anew: true },
  '/history': { entries: [said(1)], first: 1, last: 1 },
  '/read': { readSeq: 1, readN: 1 },
  '/conversation/open': { conversation: whole },
  '/conversation/set': { conversation: whole },
  '/message/send': receipt,
  '/message/recall': receipt,
  '/user/get': { users: [{ id: 'u', name: 'n', avatar: '' }] },
}

const NOTICES: Record<NoticeUrl, object> = {
  '/message': said(1, { mid: 'm', body: { text: 't', mentions: ['all'], replyTo: 1 } }),
  '/conversation': whole,
  '/read': { cid: 'c', userId: 'u', seq: 1, n: 1 },
  '/typing': { cid: 'c', userId: 'u' },
  '/presence': { userId: 'u', online: true, lastSeenAt: 1 },
  '/bye': { reason: 'restarting', retryAfter: 1 },
}

const results = Object.entries(RESULTS) as [RequestUrl, object][]
const notices = Object.entries(NOTICES) as [NoticeUrl, object][]

/** Copies of the value, each without one field, at any depth. */
function lacking(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const rest = Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))
    const deeper = lacking(inner).map((less) =>
      Array.isArray(value) ? [less] : { ...value, [name]: less }
    )
    return Array.isArray(value) ? deeper : [rest, ...deeper]
  })
}

const lacksProtocols = (login: object): boolean =>
  !v.is(requests['/login'].result.entries.protocols, (login as typeof welcome).protocols)

describe("the phone's readers", () => {
  it.each(results)('accept each response of the protocol: %s', (url, result) => {
    expect(v.parse(requests[url].result, result)).toEqual(result)
    expect(shapes.results[url](result)).toEqual(result)
  })

  it.each(notices)('accept each notice of the protocol: %s', (url, notice) => {
    expect(v.parse(noticeSchemas[url], notice)).toEqual(notice)
    expect(shapes.notices[url](notice)).toEqual(notice)
  })

  it.each(results)('require every field of the protocol: %s', (url, result) => {
    for (const less of lacking(result)) {
      const isRight = v.is(requests[url].result, less)
      // earlier servers did not say which versions they speak
      if (url === '/login' && lacksProtocols(less)) continue
      // of a page the rows that are right are taken
      if (url === '/sync' && 'conversations' in less && 'since' in less && 'more' in less) continue
      expect({ less, isRight: fits<unknown>(shapes.results[url])(less) }).toEqual({ less, isRight })
    }
  })

  it('[LOG9] accept an entry of a newer version, in its place, without its body', () => {
    const poll = said(3, { type: 'poll', body: { a: { b: [] } } } as object)
    const renamed = said(4, { type: 'notice', body: { what: 'moved', to: 'x' } } as object)

    expect(entry(poll)).toEqual({ ...poll, body: {} })
    expect(entry(renamed)).toEqual({ ...renamed, body: { what: 'moved' } })
  })

  it('refuse numbers that are negative, infinite or fractional', () => {
    for (const seq of [0, -1, 0.5, 2 ** 53, 1e308, null, '1', [1], {}])
      expect(fits(entry)({ ...said(1), seq })).toBe(false)
  })

  it('refuse an id that cannot be displayed or sent again', () => {
    for (const cid of ['', 'x'.repeat(65), 'a\u0000', '\ud83d', 'x\udc4b', 7, null])
      expect(fits(entry)({ ...said(1), cid })).toBe(false)
    expect(fits(entry)({ ...said(1), cid: '👋' })).toBe(true)
  })

  it('drop unknown fields and prototypes', () => {
    const text = JSON.stringify(said(1)).replace('{', '{"__proto__":{"seq":7},"more":[[[]]],')

    const found = entry(JSON.parse(text))

    expect(found).toEqual(said(1))
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
    expect(fits(entry)(Object.create(said(1)))).toBe(false)
  })

  it('cut texts that are only displayed, between characters', () => {
    const { title } = shapes.conversation(row({ title: '👋'.repeat(1000) }))

    expect(title).toBe('👋'.repeat(128))
  })

  it('[CLI17] keep pauses within bounds', () => {
    const pings = [0, -5, 1e9, 30_000].map((pingMs) =>
      shapes.results['/login']({ ...welcome, pingMs })
    )
    expect(pings.map(({ pingMs }) => pingMs)).toEqual([5_000, 5_000, 55_000, 30_000])
    const waits = [-1, 1e300, 'soon', 2_000].map((retryAfter) =>
      shapes.failure({ code: 'busy', message: '', retryAfter })
    )
    expect(waits.map(({ retryAfter }) => retryAfter)).toEqual([0, 300_000, undefined, 2_000])
  })
})
