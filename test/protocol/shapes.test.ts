import * as v from 'valibot'
import { entry } from '../../protocol/entry'
import { failure } from '../../protocol/failures'
import { clientNotices } from '../../protocol/notices'
import { requests, type RequestUrl } from '../../protocol/requests'
import { signIn } from '../../protocol/session'

const hello = { cid: 'c', mid: 'm', type: 'text', body: { text: 'hello' } }

const isMade = (url: RequestUrl, data: unknown) => v.is(requests[url].params, data)

/** The paths of the fields that a schema rejects. */
function blamed(schema: v.GenericSchema, data: unknown): (string | null)[] {
  const { issues = [] } = v.safeParse(schema, data)
  return [...new Set(issues.map((issue) => v.getDotPath(issue)))]
}

describe('a shape', () => {
  it('[VAL6] loses unknown fields, nested ones too', () => {
    const sent = { ...hello, sparkle: 1, body: { text: 'hello', font: 'huge' } }

    expect(v.parse(requests['/message/send'].params, sent)).toEqual(hello)
  })

  it.each(['a\u0000b', 'a\nb', '\ud83d', ''])('[VAL2] refuses %j as an id', (userId) => {
    expect(isMade('/conversation/open', { userId })).toBe(false)
  })

  it.each(['😀', '张三', 'a b', '-_'])('[VAL2] accepts %j as an id', (userId) => {
    expect(isMade('/conversation/open', { userId })).toBe(true)
  })

  it('[VAL5] allows a field to be absent, but not null', () => {
    expect(isMade('/sync', {})).toBe(true)
    expect(isMade('/sync', { since: null })).toBe(false)
  })

  it('[VAL4] does not accept a text as a number', () => {
    expect(isMade('/read', { cid: 'c', seq: '1' })).toBe(false)
  })
})

describe('a wrong shape', () => {
  it.each<[string, RequestUrl, unknown]>([
    ['body.text', '/message/send', { ...hello, body: { text: '' } }],
    ['body.mentions.1', '/message/send', { ...hello, body: { text: 'hi', mentions: ['u', ''] } }],
    ['type', '/message/send', { ...hello, type: 'image' }],
    ['cid', '/history', {}],
    ['protocol', '/login', { token: 't', deviceId: 'd', protocol: 2 }],
    ['ids.0', '/user/get', { ids: [7] }],
  ])('[FRM10] is reported for %s', (field, url, data) => {
    expect(blamed(requests[url].params, data)).toEqual([field])
  })

  it('[SIG3] of a sign-in is reported for each field', () => {
    expect(blamed(signIn, {})).toEqual(['code', 'deviceId'])
  })

  it('[NTC4] of a notice is detected', () => {
    expect(blamed(clientNotices['/typing'], {})).toEqual(['cid'])
  })
})

describe('a failure', () => {
  it.each(['timed-out', 'offline'])('[ERR3] of the server is never %s', (code) => {
    expect(v.is(failure, { code, message: '' })).toBe(false)
    expect(v.is(failure, { code: 'busy', message: '' })).toBe(true)
  })
})

describe('an entry', () => {
  const numbered = { cid: 'c', seq: 1, n: 0, from: 'u', at: 0 }

  it('[LOG4] has no text after it was recalled', () => {
    const recalled = { ...numbered, type: 'recalled', body: { text: 'gone' } }

    expect(v.parse(entry, recalled)).toEqual({ ...numbered, type: 'recalled', body: {} })
  })

  it.each([0.5, -1, '2026-01-01', null])('[VAL1] has no time like %j', (at) => {
    const body = { text: 'hello' }

    expect(v.is(entry, { ...numbered, type: 'text', body })).toBe(true)
    expect(v.is(entry, { ...numbered, type: 'text', body, at })).toBe(false)
  })

  it('[LOG5] names the people who joined', () => {
    const joined = { what: 'member-joined', userId: 'u', name: 'Ming' }

    expect(v.is(entry, { ...numbered, type: 'notice', body: joined })).toBe(true)
  })
})
